package dev.sportello.desktop.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// Where icons are reported, so that the tray finds them. Public, since the library makes a proxy of it by reflection.
@DBusInterfaceName(StatusNotifierWatcher.NAME)
public interface StatusNotifierWatcher extends DBusInterface {
    String NAME = "org.kde.StatusNotifierWatcher";
    String PATH = "/StatusNotifierWatcher";

    /// @param item the name on the bus of who has an icon
    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String item);
}
