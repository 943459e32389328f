@echo off
rem Starts @title@ with Java @java@ or newer, from JAVA_HOME or the PATH.
rem
rem SPORTELLO_JAVA_OPTIONS is added to the options of the JVM below, and wins over them: -Xmx1g, for instance.
rem SPORTELLO_CACHE names the folder of the start cache; by default it is in the user's own local data.
rem
rem The start cache (Java's AOT cache) halves the time of a start. It is made in the background when there is none for
rem exactly this Java and this program; whatever is wrong with it, the program starts without.
setlocal EnableExtensions DisableDelayedExpansion

set "NAME=@name@"
set "PROGRAM=@program@"
set "NEEDED=@java@"
set "COLLECTOR=@collector@"
set "OPTIONS=@options@"
set "TRAINING=@training@"

for %%h in ("%~dp0..") do set "HOME_FOLDER=%%~fh"
set "JAR=%HOME_FOLDER%\@jar@"

rem Paths and options may hold characters that mean something to cmd: none is expanded within parentheses, where a ")"
rem would close them, and none is printed but from a variable of "for", which is filled in last.
set "FOUND="
set "SEEN="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if defined FOUND goto found
set "ON_PATH="
for %%j in (java.exe) do set "ON_PATH=%%~$PATH:j"
if not defined ON_PATH goto missing
for %%b in ("%ON_PATH%\..\..") do call :consider "%%~fb"
if defined FOUND goto found
rem Installers put a small java.exe on the PATH that starts the one in another folder: it says which.
rem cmd takes the outermost quotes away where the path has parentheses, and so there is a pair for it.
set "ELSEWHERE="
for /f "tokens=1* delims==" %%k in ('^""%ON_PATH%" -XshowSettings:properties -version 2^>^&1^"') do if "%%k"=="    java.home " set "ELSEWHERE=%%l"
if not defined ELSEWHERE goto missing
call :consider "%ELSEWHERE:~1%"
if defined FOUND goto found

:missing
if not defined SEEN set "SEEN=there is none in JAVA_HOME or on the PATH"
for %%s in ("%SEEN%") do >&2 echo @title@ needs Java %NEEDED% or newer; %%~s.
>&2 echo Install it, from https://adoptium.net for instance, and set JAVA_HOME to its folder.
exit /b 1

:found
if not defined SPORTELLO_JAVA_OPTIONS goto collected
set SPORTELLO_JAVA_OPTIONS| findstr /r /c:"-XX:+Use[A-Za-z]*GC" >nul && set "COLLECTOR="
:collected

set "FOLDER=%LOCALAPPDATA%\Sportello\cache"
if defined SPORTELLO_CACHE set "FOLDER=%SPORTELLO_CACHE%"
for %%f in ("%JAR%") do set "STATE=%%~zf-%%~tf-%RUNTIME%"
set "STATE=%STATE: =_%"
set "STATE=%STATE:/=_%"
set "STATE=%STATE::=_%"
set "STATE=%STATE:+=_%"
set "CACHE=%FOLDER%\%NAME%-%STATE%.aot"

if "%~1"=="--make-start-cache" goto make
if not exist "%CACHE%" if not exist "%CACHE%.failed" start "" /b /low cmd /d /c call "%~f0" --make-start-cache >nul 2>&1 <nul

"%FOUND%\bin\java.exe" "-XX:AOTCache=%CACHE%" -Xlog:aot=off -Xlog:cds=off %COLLECTOR% %OPTIONS% %SPORTELLO_JAVA_OPTIONS% "-Dsportello.launcher=%~f0" -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:make
if not exist "%FOLDER%" mkdir "%FOLDER%"
set "NEW=%CACHE%.%RANDOM%"
"%FOUND%\bin\java.exe" %COLLECTOR% %OPTIONS% %SPORTELLO_JAVA_OPTIONS% %TRAINING% "-XX:AOTCacheOutput=%NEW%" -cp "%JAR%" %PROGRAM%
if errorlevel 1 goto failed
if not exist "%NEW%" goto failed
move /y "%NEW%" "%CACHE%" >nul
echo Made %CACHE%
exit /b 0

:failed
rem Not tried again at each start.
if exist "%NEW%" del "%NEW%"
type nul > "%CACHE%.failed"
echo The start cache cannot be made in %FOLDER%.>&2
exit /b 1

rem Takes the Java in a folder if it is new enough. Its file "release" says JAVA_VERSION="25.0.1".
:consider
if not exist "%~1\bin\java.exe" exit /b 0
set "VERSION=0"
set "RUNTIME=unknown"
if exist "%~1\release" for /f "usebackq tokens=1,2 delims==" %%k in ("%~1\release") do (
  if "%%k"=="JAVA_VERSION" set "VERSION=%%~l"
  if "%%k"=="JAVA_RUNTIME_VERSION" set "RUNTIME=%%~l"
)
rem Java 8 calls itself 1.8.
if "%VERSION:~0,2%"=="1." set "VERSION=%VERSION:~2%"
set "MAJOR=0"
for /f "delims=._+-" %%v in ("%VERSION%") do set "MAJOR=%%v"
if %MAJOR% GEQ %NEEDED% set "FOUND=%~1"
if not defined FOUND set "SEEN=Java %MAJOR% is in %~1"
exit /b 0
