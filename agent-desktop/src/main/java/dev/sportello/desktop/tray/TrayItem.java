package dev.sportello.desktop.tray;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

/// The icon as the bus sees it. Asked on threads of the bus. Public, since the library uses it by reflection.
public final class TrayItem implements StatusNotifierItem, ReadOnlyProperties {
    private static final String PIXMAPS = "a" + Pixmap.TYPE;
    private static final String TIP = "(s" + PIXMAPS + "ss)";
    private static final List<Pixmap> PLAIN = Pixmap.icon(false);
    private static final List<Pixmap> MARKED = Pixmap.icon(true);

    private final Supplier<TrayView> view;
    private final Consumer<TrayAct> acts;

    /// @param view as it is at the moment
    TrayItem(Supplier<TrayView> view, Consumer<TrayAct> acts) {
        this.view = view;
        this.acts = acts;
    }

    /// What one reads who points at the icon.
    public static final class Tip extends Struct {
        @Position(0)
        public final String icon = "";

        @Position(1)
        public final List<Pixmap> pictures = List.of();

        @Position(2)
        public final String title;

        @Position(3)
        public final String text = "";

        Tip(String title) {
            this.title = title;
        }
    }

    @Override
    public Map<String, Variant<?>> all() {
        var now = view.get();
        return Map.ofEntries(
                Map.entry("Category", new Variant<>("Communications")),
                Map.entry("Id", new Variant<>("sportello")),
                Map.entry("Title", new Variant<>("Sportello")),
                Map.entry("Status", new Variant<>("Active")),
                Map.entry("WindowId", new Variant<>(0)),
                Map.entry("IconName", new Variant<>("")),
                Map.entry("IconThemePath", new Variant<>("")),
                Map.entry("IconPixmap", new Variant<>(now.marked() ? MARKED : PLAIN, PIXMAPS)),
                Map.entry("OverlayIconName", new Variant<>("")),
                Map.entry("OverlayIconPixmap", new Variant<>(List.<Pixmap>of(), PIXMAPS)),
                Map.entry("AttentionIconName", new Variant<>("")),
                Map.entry("AttentionIconPixmap", new Variant<>(List.<Pixmap>of(), PIXMAPS)),
                Map.entry("AttentionMovieName", new Variant<>("")),
                Map.entry("ToolTip", new Variant<>(new Tip(now.labels().tip()), TIP)),
                Map.entry("ItemIsMenu", new Variant<>(false)),
                Map.entry("Menu", new Variant<>(new DBusPath(DBusMenu.PATH))));
    }

    @Override
    public void activate(int x, int y) {
        acts.accept(TrayAct.OPEN);
    }

    @Override
    public void activateOtherwise(int x, int y) {
        acts.accept(TrayAct.OPEN);
    }

    @Override
    public void menu(int x, int y) {}

    @Override
    public void scroll(int delta, String orientation) {}

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
