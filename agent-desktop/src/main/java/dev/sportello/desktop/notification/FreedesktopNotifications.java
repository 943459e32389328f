package dev.sportello.desktop.notification;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The service that shows notifications (Desktop Notifications Specification 1.2, section 9). Public, and the signals
/// with it, since the library makes a proxy of it by reflection.
@DBusInterfaceName("org.freedesktop.Notifications")
public interface FreedesktopNotifications extends DBusInterface {
    String NAME = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    /// @param replaces the number of the notification whose place it takes; 0 for none
    /// @param actions pairs: a key, and what the button says
    /// @param expires after so many milliseconds; -1: the service decides
    /// @return the notification's number
    @DBusMemberName("Notify")
    UInt32 show(
            String program,
            UInt32 replaces,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expires);

    @DBusMemberName("CloseNotification")
    void withdraw(UInt32 id);

    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    /// A button was pressed, or the notification clicked.
    class ActionInvoked extends DBusSignal {
        final UInt32 id;
        final String action;

        public ActionInvoked(String path, UInt32 id, String action) throws DBusException {
            super(path, id, action);
            this.id = id;
            this.action = action;
        }
    }

    /// An answer was written, where the service has the capability `inline-reply`.
    class NotificationReplied extends DBusSignal {
        final UInt32 id;
        final String text;

        public NotificationReplied(String path, UInt32 id, String text) throws DBusException {
            super(path, id, text);
            this.id = id;
            this.text = text;
        }
    }
}
