package dev.sportello.desktop.tray;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/// The number at the program's icon in a dock. Public, since the library uses it by reflection.
@DBusInterfaceName("com.canonical.Unity.LauncherEntry")
public interface LauncherEntry extends DBusInterface {
    String PATH = "/com/canonical/unity/launcherentry/sportello";

    /// Whatever docks there are listen to this.
    class Update extends DBusSignal {
        public final String entry;
        public final Map<String, Variant<?>> values;

        public Update(String path, String entry, Map<String, Variant<?>> values) throws DBusException {
            super(path, entry, values);
            this.entry = entry;
            this.values = values;
        }
    }
}
