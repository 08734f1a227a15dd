-- What wixl 0.101 cannot say, or says wrongly: one statement a line, for msibuild -q; ASCII alone.
-- https://learn.microsoft.com/windows/win32/msi/database-tables

-- what a command line may say, also to the part of Windows Installer that runs as the system; what no log may hold
UPDATE `Property` SET `Value`='DEVICENAME;ENROLTOKEN;FORCEREMOVE;INSTALLDIR;ROLE;ROOTKEY;SERVERURL;TOLDFOLDER;TOLDROLE;TOLDSERVERURL;WINDOWSBUILD;WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED' WHERE `Property`='SecureCustomProperties'
INSERT INTO `Property` (`Property`, `Value`) VALUES ('MsiHiddenProperties', 'ENROLTOKEN;PrepareDevice;TellPrepareDevice')

-- wixl writes no versions of files: without this Windows would take each library of the earlier version for newer, leave out ours, and then remove that one
INSERT INTO `Property` (`Property`, `Value`) VALUES ('REINSTALLMODE', 'amus')

-- where it may be installed, and what is said where it may not
INSERT INTO `LaunchCondition` (`Condition`, `Description`) VALUES ('Installed OR ROLE="kiosk" OR ROLE="desk"', 'ROLE=[ROLE] is no role. Give ROLE=kiosk (a tablet for patients) or ROLE=desk.')
INSERT INTO `LaunchCondition` (`Condition`, `Description`) VALUES ('Installed OR NOT ENROLTOKEN OR ROLE="kiosk"', 'ENROLTOKEN is for tablets (ROLE=kiosk). A desk asks from the account of whoever works at it: kiosk device request.')
INSERT INTO `LaunchCondition` (`Condition`, `Description`) VALUES ('Installed OR WINDOWSBUILD >= 17763', 'Intake Kiosk needs Windows 10, version 1809 or later.')
INSERT INTO `LaunchCondition` (`Condition`, `Description`) VALUES ('Installed OR Privileged', 'Install Intake Kiosk as an administrator of this machine.')

-- conditions of components; the folder of the data stays when the program goes (16)
UPDATE `Component` SET `Condition`='SERVERURL' WHERE `Component`='Inbox'
UPDATE `Component` SET `Condition`='ROLE="desk"' WHERE `Component`='Desk'
UPDATE `Component` SET `Condition`='ROLE="kiosk"' WHERE `Component`='Tablet'
UPDATE `Component` SET `Attributes`=272 WHERE `Component`='Data'
UPDATE `Component` SET `Condition`='ROLE="kiosk"' WHERE `Component`='Data'

-- a tablet's data is the system's, the administrators', and of the users who work here; nobody else's
CREATE TABLE `MsiLockPermissionsEx` (`MsiLockPermissionsEx` CHAR(72) NOT NULL, `LockObject` CHAR(72) NOT NULL, `Table` CHAR(32) NOT NULL, `SDDLText` CHAR(255) NOT NULL, `Condition` CHAR(255) PRIMARY KEY `MsiLockPermissionsEx`)
INSERT INTO `MsiLockPermissionsEx` (`MsiLockPermissionsEx`, `LockObject`, `Table`, `SDDLText`) VALUES ('Data', 'DATADIR', 'CreateFolder', 'D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;BU)')

-- IT types kiosk, and not where it lies
CREATE TABLE `Environment` (`Environment` CHAR(72) NOT NULL, `Name` CHAR(255) NOT NULL LOCALIZABLE, `Value` CHAR(255) LOCALIZABLE, `Component_` CHAR(72) NOT NULL PRIMARY KEY `Environment`)
INSERT INTO `Environment` (`Environment`, `Name`, `Value`, `Component_`) VALUES ('Path', '=-*PATH', '[~];[INSTALLDIR]', 'Told')
INSERT INTO `InstallExecuteSequence` (`Action`, `Sequence`) VALUES ('RemoveEnvironmentStrings', 3300)
INSERT INTO `InstallExecuteSequence` (`Action`, `Sequence`) VALUES ('WriteEnvironmentStrings', 5200)

-- what was told before is remembered, and a command line goes before it (51: sets a property)
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('RememberRole', 51, 'ROLE', '[TOLDROLE]')
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('DefaultRole', 51, 'ROLE', 'desk')
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('RememberServerUrl', 51, 'SERVERURL', '[TOLDSERVERURL]')
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('RememberFolder', 51, 'INSTALLDIR', '[TOLDFOLDER]')
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('RememberRole', 'TOLDROLE AND NOT ROLE', 51)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('DefaultRole', 'NOT ROLE', 52)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('RememberServerUrl', 'TOLDSERVERURL AND NOT SERVERURL', 53)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('RememberFolder', 'TOLDFOLDER AND NOT INSTALLDIR', 54)
INSERT INTO `InstallUISequence` (`Action`, `Condition`, `Sequence`) VALUES ('RememberRole', 'TOLDROLE AND NOT ROLE', 51)
INSERT INTO `InstallUISequence` (`Action`, `Condition`, `Sequence`) VALUES ('DefaultRole', 'NOT ROLE', 52)

-- before anything is changed: 1, of a library, as whoever called the installer
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('RefuseWhileVisiting', 1, 'Actions', 'RefuseWhileVisiting')
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('RefuseWhileUnsent', 1, 'Actions', 'RefuseWhileUnsent')
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('RescueUnsent', 1, 'Actions', 'RescueUnsent')
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('RefuseWhileVisiting', 'TOLDFOLDER AND (WIX_UPGRADE_DETECTED OR REMOVE="ALL") AND NOT UPGRADINGPRODUCTCODE AND NOT FORCEREMOVE', 1410)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('RefuseWhileUnsent', 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE AND NOT FORCEREMOVE', 1411)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('RescueUnsent', 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE AND FORCEREMOVE', 1412)

-- the earlier version goes within the same transaction: when this one fails it comes back
UPDATE `InstallExecuteSequence` SET `Sequence`=1501 WHERE `Action`='RemoveExistingProducts'

-- in their turn, as the system (1 + 1024 + 2048): a tablet's screens end before the program goes (+ 64: whatever comes of it), the token is laid down (+ 8192: not in the log)
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('TellEndScreens', 51, 'EndScreens', '[INSTALLDIR]')
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('EndScreens', 3137, 'Actions', 'EndScreens')
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('TellEndScreens', 'REMOVE="ALL" AND ROLE="kiosk"', 1510)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('EndScreens', 'REMOVE="ALL" AND ROLE="kiosk"', 1511)
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('TellPrepareDevice', 8243, 'PrepareDevice', '[INSTALLDIR]|[DEVICENAME]|[ROOTKEY]|[ENROLTOKEN]')
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('PrepareDevice', 11265, 'Actions', 'PrepareDevice')
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('TellPrepareDevice', 'ENROLTOKEN AND NOT REMOVE', 5010)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('PrepareDevice', 'ENROLTOKEN AND NOT REMOVE', 5011)

-- when all is well (+ 512): screens that were started halfway through an update end, and the kiosk's shell starts the new ones
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('TellRestartScreens', 51, 'RestartScreens', '[INSTALLDIR]')
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('RestartScreens', 3649, 'Actions', 'EndScreens')
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('TellRestartScreens', 'WIX_UPGRADE_DETECTED AND ROLE="kiosk"', 5020)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('RestartScreens', 'WIX_UPGRADE_DETECTED AND ROLE="kiosk"', 5021)
