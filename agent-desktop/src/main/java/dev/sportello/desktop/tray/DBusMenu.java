package dev.sportello.desktop.tray;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A menu that the tray draws (dbusmenu protocol, version 3). Public, and all in it, since the library uses it by
/// reflection.
@DBusInterfaceName(DBusMenu.NAME)
public interface DBusMenu extends DBusInterface {
    String NAME = "com.canonical.dbusmenu";
    String PATH = "/MenuBar";

    /// @param parent the entry whose part is asked for; 0 for the whole
    @DBusMemberName("GetLayout")
    Layout<UInt32, Item> layout(int parent, int depth, List<String> names);

    @DBusMemberName("GetGroupProperties")
    List<Values> values(List<Integer> items, List<String> names);

    @DBusMemberName("GetProperty")
    Variant<?> value(int item, String name);

    /// @param kind `clicked` is what matters
    @DBusMemberName("Event")
    void did(int item, String kind, Variant<?> data, UInt32 at);

    /// @return the entries that there are not
    @DBusMemberName("EventGroup")
    List<Integer> did(List<Happened> events);

    /// @return whether the menu has changed since it was asked for
    @DBusMemberName("AboutToShow")
    boolean willShow(int item);

    @DBusMemberName("AboutToShowGroup")
    Layout<List<Integer>, List<Integer>> willShow(List<Integer> items);

    /// Two values that one call returns.
    final class Layout<A, B> extends Tuple {
        @Position(0)
        public final A first;

        @Position(1)
        public final B second;

        public Layout(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /// An entry with what is below it.
    final class Item extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> values;

        @Position(2)
        public final List<Variant<?>> items;

        public Item(int id, Map<String, Variant<?>> values, List<Variant<?>> items) {
            this.id = id;
            this.values = values;
            this.items = items;
        }
    }

    /// An entry by itself.
    final class Values extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> values;

        public Values(int id, Map<String, Variant<?>> values) {
            this.id = id;
            this.values = values;
        }
    }

    /// Something that was done in the menu.
    final class Happened extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final String kind;

        @Position(2)
        public final Variant<?> data;

        @Position(3)
        public final UInt32 at;

        public Happened(int id, String kind, Variant<?> data, UInt32 at) {
            this.id = id;
            this.kind = kind;
            this.data = data;
            this.at = at;
        }
    }

    /// The menu below an entry is to be asked for again.
    class LayoutUpdated extends DBusSignal {
        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
        }
    }
}
