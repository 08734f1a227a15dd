/* What the installer does itself: it asks the program that is installed, and hands its words on to Windows Installer,
   so that whoever reads the log or the dialog reads a sentence with what to do, and not a number. */
#include <windows.h>
#include <msi.h>
#include <msiquery.h>
#include <tlhelp32.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768 /* characters: of a command line in Windows, and more than the program ever says */

static void say(MSIHANDLE install, INSTALLMESSAGE kind, const wchar_t *words) {
    MSIHANDLE record = MsiCreateRecord(1);
    MsiRecordSetStringW(record, 0, L"[1]");
    MsiRecordSetStringW(record, 1, words);
    MsiProcessMessage(install, kind, record);
    MsiCloseHandle(record);
}

static UINT refuse(MSIHANDLE install, const wchar_t *words) {
    say(install, INSTALLMESSAGE_ERROR, words);
    return ERROR_INSTALL_FAILURE;
}

static wchar_t *property(MSIHANDLE install, const wchar_t *name) {
    DWORD length = 0;
    if (MsiGetPropertyW(install, name, L"", &length) != ERROR_MORE_DATA) length = 0;
    wchar_t *value = calloc(++length, sizeof *value);
    if (value) MsiGetPropertyW(install, name, value, &length);
    return value;
}

/* Reads everything that a process says until it ends, as it is (UTF-8); what is too long is cut. */
static void hear(HANDLE pipe, char *said, DWORD room) {
    DWORD length = 0, got;
    char rest[512];
    while (length < room - 1 ? ReadFile(pipe, said + length, room - 1 - length, &got, NULL) && got
                             : ReadFile(pipe, rest, sizeof rest, &got, NULL) && got)
        if (length < room - 1) length += got;
    said[length] = 0;
}

/* Runs kiosk.exe of a folder; `given` is written to it. Returns its exit code, or -1 where it cannot be started. */
static int run(const wchar_t *folder, const wchar_t *arguments, const char *given, char *said, DWORD room) {
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    HANDLE in_read, in_write, out_read, out_write;
    PROCESS_INFORMATION process;
    STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
    wchar_t *line = calloc(LONGEST, sizeof *line);
    DWORD code = 0, written;
    said[0] = 0;
    if (!line || wcschr(arguments, L'\n') || wcschr(folder, L'"')) return -1;
    if (_snwprintf(line, LONGEST - 1, L"\"%lskiosk.exe\" %ls", folder, arguments) < 0) return -1;
    if (!CreatePipe(&in_read, &in_write, &inherited, 0) || !CreatePipe(&out_read, &out_write, &inherited, 0)) return -1;
    SetHandleInformation(in_write, HANDLE_FLAG_INHERIT, 0);
    SetHandleInformation(out_read, HANDLE_FLAG_INHERIT, 0);
    start.hStdInput = in_read;
    start.hStdOutput = start.hStdError = out_write;
    BOOL started = CreateProcessW(NULL, line, NULL, NULL, TRUE, CREATE_NO_WINDOW, NULL, folder, &start, &process);
    free(line);
    CloseHandle(in_read);
    CloseHandle(out_write);
    if (started) {
        if (given) WriteFile(in_write, given, (DWORD)strlen(given), &written, NULL);
        CloseHandle(in_write);
        hear(out_read, said, room);
        WaitForSingleObject(process.hProcess, INFINITE);
        GetExitCodeProcess(process.hProcess, &code);
        CloseHandle(process.hThread);
        CloseHandle(process.hProcess);
    } else {
        CloseHandle(in_write);
    }
    CloseHandle(out_read);
    return started ? (int)code : -1;
}

/* Says what the program said, and after it what to do. */
static void hand_on(MSIHANDLE install, INSTALLMESSAGE kind, const char *said, const wchar_t *remedy) {
    wchar_t *words = calloc(LONGEST, sizeof *words);
    if (!words) return;
    int length = MultiByteToWideChar(CP_UTF8, 0, said, -1, words, LONGEST / 2);
    if (length > 0) length--;
    _snwprintf(words + length, LONGEST - length - 1, L"%ls", remedy);
    say(install, kind, words);
    free(words);
}

/* Asks the installed program, and refuses with its words when its exit code is 1; where it does not work, `in_doubt`. */
static UINT ask(MSIHANDLE install, const wchar_t *arguments, const wchar_t *remedy, BOOL in_doubt) {
    wchar_t *folder = property(install, L"TOLDFOLDER");
    char *said = calloc(LONGEST, 1);
    if (!folder || !said) return refuse(install, L"There is no memory left.");
    int code = run(folder, arguments, NULL, said, LONGEST);
    BOOL refused = in_doubt ? code != 0 : code == 1;
    if (refused) hand_on(install, INSTALLMESSAGE_ERROR, said, remedy);
    free(folder);
    free(said);
    return refused ? ERROR_INSTALL_FAILURE : ERROR_SUCCESS;
}

/* While a patient is in the middle of a visit nothing is replaced under their hands. A program that does not work holds
   no visit, and an update may be what mends it. */
__declspec(dllexport) UINT __stdcall RefuseWhileVisiting(MSIHANDLE install) {
    return ask(install, L"visiting", L"\nIntake Kiosk is left as it is.", FALSE);
}

/* While the machine holds what the clinic has not received, or does not tell, the program stays. */
__declspec(dllexport) UINT __stdcall RefuseWhileUnsent(MSIHANDLE install) {
    return ask(install, L"unsent --every-home",
               L"\nIntake Kiosk is not removed while this machine holds what the clinic has not received, or does not "
               L"tell. Connect it, then: kiosk sync --once. To remove it all the same, with copies kept in "
               L"ProgramData\\Intake Kiosk backups: msiexec /x ... FORCEREMOVE=1",
               TRUE);
}

/* Before a removal by force: copies. A program that does not work holds it not up: its data stays where it is. */
__declspec(dllexport) UINT __stdcall RescueUnsent(MSIHANDLE install) {
    wchar_t *folder = property(install, L"TOLDFOLDER"), *data = property(install, L"CommonAppDataFolder");
    wchar_t *arguments = calloc(LONGEST, sizeof *arguments);
    char *said = calloc(LONGEST, 1);
    if (!folder || !data || !arguments || !said) return refuse(install, L"There is no memory left.");
    _snwprintf(arguments, LONGEST - 1, L"rescue \"%lsIntake Kiosk backups\"", data);
    int code = run(folder, arguments, NULL, said, LONGEST);
    if (code == 0 || code == 1)
        hand_on(install, code ? INSTALLMESSAGE_ERROR : INSTALLMESSAGE_INFO, said, L"");
    else
        say(install, INSTALLMESSAGE_INFO, L"The program does not work: no copies were made, and its data stays.");
    free(folder);
    free(data);
    free(arguments);
    free(said);
    return code == 1 ? ERROR_INSTALL_FAILURE : ERROR_SUCCESS;
}

/* Leaves the token for the first start, as the system: INSTALLDIR|DEVICENAME|ROOTKEY|ENROLTOKEN. The token goes by
   standard input: a command line is there for others to read. */
__declspec(dllexport) UINT __stdcall PrepareDevice(MSIHANDLE install) {
    wchar_t *data = property(install, L"CustomActionData"), *part[4];
    wchar_t *arguments = calloc(LONGEST, sizeof *arguments);
    char *said = calloc(LONGEST, 1), *token = calloc(LONGEST, 1);
    if (!data || !arguments || !said || !token) return refuse(install, L"There is no memory left.");
    part[0] = data;
    for (int i = 1; i < 4; i++) {
        wchar_t *bar = wcschr(part[i - 1], L'|');
        if (!bar) return refuse(install, L"ENROLTOKEN, ROOTKEY or DEVICENAME is not as it should be.");
        *bar = 0;
        part[i] = bar + 1;
    }
    if (wcspbrk(part[1], L"\"\\ ") || wcspbrk(part[2], L"\"\\ "))
        return refuse(install, L"ROOTKEY or DEVICENAME is not as it should be.");
    _snwprintf(arguments, LONGEST - 1, L"device prepare %ls%ls%ls%ls", part[1], *part[2] ? L" --root-key \"" : L"",
               part[2], *part[2] ? L"\"" : L"");
    WideCharToMultiByte(CP_UTF8, 0, part[3], -1, token, LONGEST - 2, NULL, NULL);
    strcat(token, "\n");
    int code = run(part[0], arguments, token, said, LONGEST);
    SecureZeroMemory(token, LONGEST);
    SecureZeroMemory(part[3], wcslen(part[3]) * sizeof *data);
    if (code) hand_on(install, INSTALLMESSAGE_ERROR, said, L"\nENROLTOKEN: this device was not prepared; nothing is installed.");
    free(data);
    free(arguments);
    free(said);
    free(token);
    return code ? ERROR_INSTALL_FAILURE : ERROR_SUCCESS;
}

/* Ends the programs of the folder in CustomActionData, whoever runs them; the kiosk's shell starts them again. */
__declspec(dllexport) UINT __stdcall EndScreens(MSIHANDLE install) {
    wchar_t *folder = property(install, L"CustomActionData");
    size_t length = folder ? wcslen(folder) : 0;
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W entry = {.dwSize = sizeof entry};
    for (BOOL more = length && Process32FirstW(all, &entry); more; more = Process32NextW(all, &entry)) {
        wchar_t path[LONGEST / 8];
        DWORD room = LONGEST / 8;
        HANDLE process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_TERMINATE | SYNCHRONIZE, FALSE,
                                     entry.th32ProcessID);
        if (!process) continue;
        if (QueryFullProcessImageNameW(process, 0, path, &room) && !_wcsnicmp(path, folder, length)) {
            TerminateProcess(process, 1);
            WaitForSingleObject(process, 10000);
        }
        CloseHandle(process);
    }
    CloseHandle(all);
    free(folder);
    return ERROR_SUCCESS;
}
