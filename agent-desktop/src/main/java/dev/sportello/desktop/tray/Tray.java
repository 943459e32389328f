package dev.sportello.desktop.tray;

import dev.sportello.desktop.bus.SessionBus;
import java.util.function.Consumer;

/// The program's icon in the tray. Never throws, never waits: where the system has no tray, nothing happens.
/// Thread-safe.
public interface Tray extends AutoCloseable {

    /// Shows the icon, or what has changed at it.
    void show(TrayView view);

    /// Takes the icon away.
    @Override
    void close();

    /// The one of this operating system.
    ///
    /// @param acts receives what the agent chooses, on any thread
    static Tray ofSystem(Consumer<TrayAct> acts) {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return new AwtTray(acts);
        }
        var bus = SessionBus.address(System.getenv());
        return bus == null ? none() : new StatusNotifierTray(bus, acts);
    }

    /// One that shows nothing.
    static Tray none() {
        return new NoTray();
    }
}
