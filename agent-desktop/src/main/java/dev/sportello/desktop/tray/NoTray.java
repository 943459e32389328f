package dev.sportello.desktop.tray;

/// Where there is no tray.
record NoTray() implements Tray {
    @Override
    public void show(TrayView view) {}

    @Override
    public void close() {}
}
