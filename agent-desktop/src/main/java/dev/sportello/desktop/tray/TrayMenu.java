package dev.sportello.desktop.tray;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.freedesktop.dbus.errors.InvalidMethodArgument;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The icon's menu as the bus sees it. Asked on threads of the bus. Public, since the library uses it by reflection.
public final class TrayMenu implements DBusMenu, ReadOnlyProperties {
    private static final int ROOT = 0;
    private static final int FIRST = 1;
    private static final String CLICKED = "clicked";
    private static final String ITEM = "(ia{sv}av)";
    private static final List<TrayAct> ENTRIES = List.of(TrayAct.values());

    private final Supplier<TrayView> view;
    private final Consumer<TrayAct> acts;
    private final AtomicInteger revision = new AtomicInteger(1);

    /// @param view as it is at the moment
    TrayMenu(Supplier<TrayView> view, Consumer<TrayAct> acts) {
        this.view = view;
        this.acts = acts;
    }

    /// @return the number of the menu that is shown from now on
    UInt32 next() {
        return new UInt32(revision.incrementAndGet());
    }

    @Override
    public Map<String, Variant<?>> all() {
        return Map.of(
                "Version",
                new Variant<>(new UInt32(3)),
                "TextDirection",
                new Variant<>("ltr"),
                "Status",
                new Variant<>("normal"),
                "IconThemePath",
                new Variant<>(List.<String>of(), "as"));
    }

    @Override
    public Layout<UInt32, Item> layout(int parent, int depth, List<String> names) {
        var root = parent == ROOT
                ? new Item(
                        ROOT,
                        Map.of("children-display", new Variant<>("submenu")),
                        IntStream.range(FIRST, FIRST + ENTRIES.size())
                                .<Variant<?>>mapToObj(id -> new Variant<>(new Item(id, of(id), List.of()), ITEM))
                                .toList())
                : new Item(parent, of(parent), List.of());
        return new Layout<>(new UInt32(revision.get()), root);
    }

    private Map<String, Variant<?>> of(int id) {
        if (id < FIRST || id >= FIRST + ENTRIES.size()) {
            throw new InvalidMethodArgument("There is no entry " + id + ".");
        }
        var now = view.get();
        var labels = now.labels();
        return switch (ENTRIES.get(id - FIRST)) {
            case OPEN -> Map.of("label", label(labels.open()));
            case MUTE ->
                Map.of(
                        "label",
                        label(labels.mute()),
                        "toggle-type",
                        new Variant<>("checkmark"),
                        "toggle-state",
                        new Variant<>(now.muted() ? 1 : 0));
            case QUIT -> Map.of("label", label(labels.quit()));
        };
    }

    /// One underline marks a letter, two are one.
    private static Variant<String> label(String text) {
        return new Variant<>(text.replace("_", "__"));
    }

    @Override
    public List<Values> values(List<Integer> items, List<String> names) {
        return items.stream()
                .map(id -> new Values(id, id == ROOT ? Map.of("children-display", new Variant<>("submenu")) : of(id)))
                .toList();
    }

    @Override
    public Variant<?> value(int item, String name) {
        return Objects.requireNonNullElseGet(of(item).get(name), () -> new Variant<>(""));
    }

    @Override
    public void did(int item, String kind, Variant<?> data, UInt32 at) {
        if (kind.equals(CLICKED) && item >= FIRST && item < FIRST + ENTRIES.size()) {
            acts.accept(ENTRIES.get(item - FIRST));
        }
    }

    @Override
    public List<Integer> did(List<Happened> events) {
        events.forEach(one -> did(one.id, one.kind, one.data, one.at));
        return List.of();
    }

    @Override
    public boolean willShow(int item) {
        return false;
    }

    @Override
    public Layout<List<Integer>, List<Integer>> willShow(List<Integer> items) {
        return new Layout<>(List.of(), List.of());
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
