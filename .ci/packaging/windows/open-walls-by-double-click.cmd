@echo off
rem From now on a double click on a wall opens it in the mindwall.exe of this folder. It is for you alone and needs no
rem administrator. To take it back: reg delete HKCU\Software\Classes\.wall
setlocal
set "classes=HKCU\Software\Classes"
reg add "%classes%\.wall" /ve /d mindwall.wall /f >nul || goto failed
reg add "%classes%\mindwall.wall" /ve /d "Wall of answers" /f >nul || goto failed
reg add "%classes%\mindwall.wall\shell\open\command" /ve /d "\"%~dp0mindwall.exe\" \"%%1\"" /f >nul || goto failed
echo A double click on a wall opens it with %~dp0mindwall.exe from now on.
goto end
:failed
echo Windows did not let it: right click a wall, choose Open with, and point to mindwall.exe.
:end
pause
