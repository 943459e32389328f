package dev.sportello.desktop.tray;

import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Taskbar;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tray of Windows and the menu bar of macOS, by Java's own toolkit, which runs beside JavaFX on a thread of its
/// own.
final class AwtTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);
    private static final int SIZE = 32;

    private final Consumer<TrayAct> acts;

    /// The toolkit starts when it is first asked for anything. On macOS that waits for the thread that JavaFX runs
    /// on, so it must not be asked from there.
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("tray").factory());

    /// On the toolkit's thread only.
    private @Nullable TrayIcon icon;

    AwtTray(Consumer<TrayAct> acts) {
        this.acts = acts;
    }

    @Override
    public void show(TrayView view) {
        perform(() -> {
            var shown = icon;
            if (shown == null) {
                shown = new TrayIcon(Toolkit.getDefaultToolkit().createImage(Pixmap.png(SIZE, view.marked())));
                shown.setImageAutoSize(true);
                shown.addMouseListener(new MouseAdapter() {
                    @Override
                    public void mouseClicked(MouseEvent event) {
                        if (event.getButton() == MouseEvent.BUTTON1) {
                            acts.accept(TrayAct.OPEN);
                        }
                    }
                });
                SystemTray.getSystemTray().add(shown);
                icon = shown;
            } else {
                shown.setImage(Toolkit.getDefaultToolkit().createImage(Pixmap.png(SIZE, view.marked())));
            }
            shown.setToolTip(view.labels().tip());
            shown.setPopupMenu(menu(view));
            badge(view.unread());
        });
    }

    @Override
    public void close() {
        perform(() -> {
            if (icon != null) {
                SystemTray.getSystemTray().remove(icon);
                icon = null;
            }
        });
        thread.shutdown();
    }

    private interface Work {
        void run() throws AWTException;
    }

    private void perform(Work work) {
        try {
            thread.execute(() -> {
                if (!GraphicsEnvironment.isHeadless() && SystemTray.isSupported()) {
                    EventQueue.invokeLater(() -> run(work));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("After the end.", e);
        }
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (AWTException | RuntimeException e) {
            LOG.debug("There is no tray.", e);
        }
    }

    private PopupMenu menu(TrayView view) {
        var menu = new PopupMenu();
        menu.add(item(view.labels().open(), TrayAct.OPEN));
        var mute = new CheckboxMenuItem(view.labels().mute(), view.muted());
        mute.addItemListener(_ -> acts.accept(TrayAct.MUTE));
        menu.add(mute);
        menu.addSeparator();
        menu.add(item(view.labels().quit(), TrayAct.QUIT));
        return menu;
    }

    private MenuItem item(String label, TrayAct act) {
        var item = new MenuItem(label);
        item.addActionListener(_ -> acts.accept(act));
        return item;
    }

    private static void badge(int unread) {
        if (Taskbar.isTaskbarSupported() && Taskbar.getTaskbar().isSupported(Taskbar.Feature.ICON_BADGE_NUMBER)) {
            Taskbar.getTaskbar().setIconBadge(unread == 0 ? null : String.valueOf(unread));
        }
    }
}
