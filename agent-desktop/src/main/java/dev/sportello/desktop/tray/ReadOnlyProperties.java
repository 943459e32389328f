package dev.sportello.desktop.tray;

import java.util.Map;
import org.freedesktop.dbus.errors.InvalidMethodArgument;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/// Properties of an object on the bus that others may only read. Public, since the library uses it by reflection.
public interface ReadOnlyProperties extends Properties {

    /// All of them, as they are now.
    Map<String, Variant<?>> all();

    @Override
    @SuppressWarnings("unchecked")
    default <A> A Get(String of, String name) {
        var value = all().get(name);
        if (value == null) {
            throw new InvalidMethodArgument("There is no property " + name + ".");
        }
        return (A) value;
    }

    @Override
    default <A> void Set(String of, String name, A value) {
        throw new InvalidMethodArgument("The property " + name + " cannot be set.");
    }

    @Override
    default Map<String, Variant<?>> GetAll(String of) {
        return all();
    }
}
