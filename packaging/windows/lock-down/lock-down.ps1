<#
.SYNOPSIS
Makes this tablet show nothing but the patient's screens, or undoes that.

.DESCRIPTION
Takes shell-launcher.xml on Windows Enterprise, Education and IoT Enterprise, assigned-access.xml on Pro, both beside
this file, and hands it to Windows by the MDM bridge. It must run as the system: device management does that, by hand
psexec -s. Where device management can set the policy itself (./Vendor/MSFT/AssignedAccess), let it: that is all this
does. Then restart the tablet.

This script was never run on a Windows. Try it on one tablet, with an administrator's account at hand.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File "C:\Program Files\Intake Kiosk\lock-down\lock-down.ps1"

.EXAMPLE
powershell -ExecutionPolicy Bypass -File "C:\Program Files\Intake Kiosk\lock-down\lock-down.ps1" -Undo
#>
[CmdletBinding()]
param(
    [switch] $Undo
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$EdgeUi = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'

function Get-LockDown {
    # The name of the bridge's property that this edition of Windows takes, and its file.
    $windows = Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    switch -Regex ($windows.EditionID) {
        '^(IoT)?Enterprise|^Education' { return @{ Property = 'ShellLauncher'; File = 'shell-launcher.xml' } }
        '^Professional' { return @{ Property = 'Configuration'; File = 'assigned-access.xml' } }
        default { throw "Windows $_ cannot be locked down: Pro, Enterprise, Education or IoT Enterprise is needed." }
    }
}

function Get-Bridge {
    Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
}

if (-not [Security.Principal.WindowsIdentity]::GetCurrent().IsSystem) {
    throw 'Run this as the system: by device management, or psexec -s.'
}

if ($Undo) {
    $bridge = Get-Bridge
    $bridge.ShellLauncher = $null
    $bridge.Configuration = $null
    Set-CimInstance -CimInstance $bridge
    Remove-ItemProperty -Path $EdgeUi -Name 'AllowEdgeSwipe' -ErrorAction SilentlyContinue
    Write-Output 'The lock-down is undone. Restart this tablet; the account that Windows made may be removed then.'
    exit 0
}

$program = Join-Path $env:ProgramFiles 'Intake Kiosk\kioskw.exe'
if (-not (Test-Path $program)) {
    throw "$program is not there: install Intake Kiosk first, with ROLE=kiosk."
}
$lockDown = Get-LockDown
$xml = Get-Content -Raw -Encoding UTF8 -Path (Join-Path $PSScriptRoot $lockDown.File)
if ([Environment]::OSVersion.Version.Build -ge 22000) {
    $xml = $xml.Replace('ShowTaskbar="false"', 'ShowTaskbar="true"') # Windows 11 shows it in any case, and takes true
}

$bridge = Get-Bridge
$bridge.($lockDown.Property) = [Net.WebUtility]::HtmlEncode($xml)
Set-CimInstance -CimInstance $bridge

# a swipe from the edge of the screen leads out
if (-not (Test-Path $EdgeUi)) {
    New-Item -Path $EdgeUi -Force | Out-Null
}
Set-ItemProperty -Path $EdgeUi -Name 'AllowEdgeSwipe' -Type DWord -Value 0

Write-Output "Locked down by $($lockDown.File). Restart this tablet."
