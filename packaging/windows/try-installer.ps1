<#
.SYNOPSIS
Tries the installer on a throw-away Windows: install, role and settings, upgrade, refused downgrade, a refused and a
forced removal. Never on a machine that is used: it makes and removes the machine's home.

.DESCRIPTION
For a runner of .github/workflows/windows-release.yml. What Wine can show is tried by packaging/verify, with sealed
envelopes; here an outbox that nobody can read stands for them, since what does not tell counts as unsent.

This script was never run.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Folder,
    [Parameter(Mandatory)] [string] $Earlier,
    [string] $Logs = 'build\verify\windows'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$installed = Join-Path $env:ProgramFiles 'Intake Kiosk'
$data = Join-Path $env:ProgramData 'Intake Kiosk'
$copies = Join-Path $env:ProgramData 'Intake Kiosk backups'
$current, $before = foreach ($place in $Folder, $Earlier) {
    @(Get-ChildItem -Path $place -Filter 'intake-kiosk-*.msi')[0].FullName
}
New-Item -ItemType Directory -Path $Logs -Force | Out-Null

function Assert-That([bool] $Holds, [string] $What) {
    if (-not $Holds) { throw "NO: $What" }
    Write-Output "yes: $What"
}

function Invoke-Installer([string] $Name, [string[]] $Arguments, [int[]] $Expected = 0) {
    $log = Join-Path $Logs "$Name.log"
    $done = Start-Process msiexec.exe -ArgumentList ($Arguments + '/qn', '/norestart', '/l*v', "`"$log`"") -Wait -PassThru
    Assert-That ($done.ExitCode -in $Expected) "$Name ends with $($done.ExitCode)"
    Assert-That (-not (Select-String -Path $log -Pattern 'token-of-a-trial' -Quiet)) "${Name}: no token is in the log"
}

function Get-Told([string] $Name) {
    (Get-ItemProperty 'HKLM:\Software\Intake Kiosk').$Name
}

Assert-That ((Get-AuthenticodeSignature $current).Status -eq 'Valid') 'the installer is signed'
Invoke-Installer 'unknown-role' @('/i', "`"$before`"", 'ROLE=tablet') 1603
Invoke-Installer 'short-token' @('/i', "`"$before`"", 'ROLE=kiosk', 'ENROLTOKEN=token-of-a-trial') 1603
Assert-That (-not (Test-Path $installed)) 'what was refused left nothing'

Invoke-Installer 'install' @('/i', "`"$before`"", 'ROLE=kiosk', 'SERVERURL=postgresql://db.clinic.example/intake')
Assert-That ((Get-Told 'Role') -eq 'kiosk') 'the role is kept'
$settings = & "$installed\kiosk.exe" status --policy --json | ConvertFrom-Json
$inbox = $settings.settings | Where-Object key -EQ 'inbox'
Assert-That ($inbox.source -eq 'installer') 'the program has the inbox from the installer'
Assert-That (Test-Path "$env:ProgramData\Microsoft\Windows\Start Menu\Programs\Intake Kiosk tablet.lnk") 'the tablet has its entry'
$rights = (Get-Acl $data).Access.IdentityReference.Value | Sort-Object -Unique
Assert-That (-not ($rights -match 'Everyone|Authenticated')) "the data is not everybody's: $rights"

$files = @(Get-ChildItem $installed -Recurse -File).Count
Set-Content -Path "$data\outbox.sqlite3" -Value ('nobody can read this ' * 100)
Invoke-Installer 'upgrade' @('/i', "`"$current`"") @(0, 3010)
$products = Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*' |
    Where-Object { $_.PSObject.Properties['DisplayName'] -and $_.DisplayName -eq 'Intake Kiosk' }
Assert-That (@($products).Count -eq 1) 'an upgrade over what was not sent replaces the earlier version'
Assert-That (@(Get-ChildItem $installed -Recurse -File).Count -eq $files) 'every file is there after the upgrade'
& "$installed\kiosk.exe" --version
Assert-That ($LASTEXITCODE -eq 0) 'the program runs after the upgrade'
Assert-That ((Get-Told 'Role') -eq 'kiosk') 'the role is remembered'
Assert-That (Test-Path "$data\outbox.sqlite3") 'the data is kept'

Invoke-Installer 'downgrade' @('/i', "`"$before`"") 1603
Invoke-Installer 'removal' @('/x', "`"$current`"") 1603
Assert-That (Test-Path "$installed\kiosk.exe") 'a removal is refused while the machine does not tell'
Invoke-Installer 'forced-removal' @('/x', "`"$current`"", 'FORCEREMOVE=1') @(0, 3010)
Assert-That (@(Get-ChildItem $copies -Recurse -Filter 'outbox.sqlite3').Count -eq 1) 'a copy was left'
Assert-That (Test-Path "$data\outbox.sqlite3") 'the data is still there'
