package dev.sportello.desktop.notification;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// What dunst lets others do besides showing notifications, as its `dunstctl` uses it.
@DBusInterfaceName("org.dunstproject.cmd0")
public interface Dunst extends DBusInterface {
    /// Clicks the notification at a place, the oldest being the first.
    @DBusMemberName("NotificationAction")
    void click(UInt32 place);

    @DBusMemberName("NotificationCloseAll")
    void closeAll();

    /// What was shown and is not any more, the newest first.
    @DBusMemberName("NotificationListHistory")
    List<Map<String, Variant<?>>> past();
}
