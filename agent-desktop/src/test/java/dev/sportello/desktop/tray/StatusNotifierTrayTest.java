package dev.sportello.desktop.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.bus.TestBus;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The icon on a message bus, seen by a tray as small as can be.
@Tag("long")
class StatusNotifierTrayTest {
    private static final TrayTexts TEXTS = new TrayTexts(Locale.ENGLISH);
    private static final int LARGEST = 2;

    @TempDir
    Path folder;

    private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    private final BlockingQueue<TrayAct> acts = new LinkedBlockingQueue<>();
    private TestBus bus;
    private DBusConnection host;
    private Tray tray;

    @BeforeEach
    void open() throws Exception {
        bus = new TestBus(folder);
        host = bus.connect();
        tray = new StatusNotifierTray(bus.address(), acts::add);
    }

    @AfterEach
    void leave() {
        tray.close();
        host.disconnect();
        bus.close();
    }

    /// Where icons are reported.
    public static final class Watcher implements StatusNotifierWatcher {
        private final BlockingQueue<String> items;

        Watcher(BlockingQueue<String> items) {
            this.items = items;
        }

        @Override
        public void register(String item) {
            items.add(item);
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

    @Test
    void theIconHasAMarkWhileSomethingIsUnread() throws Exception {
        openTray();
        tray.show(TEXTS.view(0, false));
        var item = registered.poll(20, TimeUnit.SECONDS);
        var plain = picture(item);
        var changed = new LinkedBlockingQueue<StatusNotifierItem.NewIcon>();
        var counts = new LinkedBlockingQueue<Map<String, Variant<?>>>();
        var _ = host.addSigHandler(StatusNotifierItem.NewIcon.class, changed::add);
        var _ = host.addSigHandler(LauncherEntry.Update.class, update -> counts.add(update.values));
        tray.show(TEXTS.view(3, false));
        assertThat(changed.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(picture(item)).hasSameSizeAs(plain).isNotEqualTo(plain);
        assertThat(tip(item)).isEqualTo("Sportello: 3 unread tickets");
        var badge = await("the number, after the one before")
                .until(counts::poll, one -> one != null && value(one, "count").equals(3L));
        assertThat(value(badge, "count-visible")).isEqualTo(true);
    }

    @Test
    void aClickOpensAndTheMenuOpensMutesAndQuits() throws Exception {
        openTray();
        tray.show(TEXTS.view(1, true));
        var item = registered.poll(20, TimeUnit.SECONDS);
        host.getRemoteObject(item, StatusNotifierItem.PATH, StatusNotifierItem.class)
                .activate(0, 0);
        assertThat(acts.poll(20, TimeUnit.SECONDS)).isEqualTo(TrayAct.OPEN);
        var menu = host.getRemoteObject(item, DBusMenu.PATH, DBusMenu.class);
        assertThat(menu.values(List.of(1, 2, 3), List.of()))
                .extracting(one -> value(one.values, "label"))
                .isEqualTo(List.of("Open Sportello", "Mute notifications for an hour", "Quit"));
        assertThat(menu.value(2, "toggle-state").getValue()).isEqualTo(1);
        assertThat(menu.layout(0, -1, List.of()).second.items).hasSize(3);
        for (var entry : List.of(1, 2, 3, 9)) {
            menu.did(entry, "hovered", new Variant<>(""), new UInt32(0));
            menu.did(entry, "clicked", new Variant<>(""), new UInt32(0));
        }
        await().until(() -> acts.size() == 3);
        assertThat(acts).containsExactly(TrayAct.OPEN, TrayAct.MUTE, TrayAct.QUIT);
    }

    @Test
    void aTrayThatComesLaterHasItToo() throws Exception {
        var counts = new LinkedBlockingQueue<Object>();
        var _ = host.addSigHandler(LauncherEntry.Update.class, update -> counts.add(value(update.values, "count")));
        tray.show(TEXTS.view(0, false));
        tray.show(TEXTS.view(1, false));
        await("the connection, without a tray").until(() -> counts.contains(1L));
        openTray();
        assertThat(registered.poll(20, TimeUnit.SECONDS)).isNotNull();
        host.releaseBusName(StatusNotifierWatcher.NAME);
        host.requestBusName(StatusNotifierWatcher.NAME);
        assertThat(registered.poll(20, TimeUnit.SECONDS))
                .as("and one that was started again")
                .isNotNull();
    }

    @Test
    void withoutABusNothingFails() {
        try (var nowhere = new StatusNotifierTray("unix:path=" + folder.resolve("nothing"), acts::add)) {
            nowhere.show(TEXTS.view(1, false));
            nowhere.show(TEXTS.view(2, false));
        }
        assertThat(acts).isEmpty();
    }

    private static Object value(Map<String, Variant<?>> values, String name) {
        return Objects.requireNonNull(values.get(name), name).getValue();
    }

    private void openTray() throws Exception {
        host.exportObject(StatusNotifierWatcher.PATH, new Watcher(registered));
        host.requestBusName(StatusNotifierWatcher.NAME);
    }

    private byte[] picture(String item) throws Exception {
        List<Object[]> pictures = properties(item).Get(StatusNotifierItem.NAME, "IconPixmap");
        assertThat(pictures).extracting(one -> one[0]).isEqualTo(List.of(22, 32, 48));
        return bytes(pictures.get(LARGEST)[2]);
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] array) {
            return array;
        }
        var list = (List<?>) value;
        var bytes = new byte[list.size()];
        for (var at = 0; at < bytes.length; at++) {
            bytes[at] = (Byte) list.get(at);
        }
        return bytes;
    }

    private Object tip(String item) throws Exception {
        Object[] tip = properties(item).Get(StatusNotifierItem.NAME, "ToolTip");
        return tip[2];
    }

    private Properties properties(String item) throws Exception {
        return host.getRemoteObject(item, StatusNotifierItem.PATH, Properties.class);
    }
}
