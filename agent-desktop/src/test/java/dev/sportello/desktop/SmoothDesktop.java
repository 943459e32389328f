package dev.sportello.desktop;

import dev.sportello.desktop.screens.Fx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

/// The workplace of an agent with very many tickets, in a process of its own: scrolls, writes, and prints how quickly
/// it draws. Each line that begins with `row: ` is one of the table.
final class SmoothDesktop {
    private static final int TICKETS = Integer.getInteger("bench.tickets", 100_000);
    private static final int MESSAGES = 10_000;
    private static final int FRAMES = 600;
    private static final int KEYS = 200;
    private static final int WARM_UP = 20;
    private static final int ENTRIES_A_SECOND = 200;

    private final LargeWorkplace desktop;

    private SmoothDesktop(Path folder) throws Exception {
        desktop = new LargeWorkplace(folder, TICKETS, MESSAGES);
    }

    /// @param arguments an empty folder
    public static void main(String[] arguments) throws Exception {
        new SmoothDesktop(Path.of(arguments[0])).measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        var size = "%,d tickets".formatted(TICKETS);
        show("all " + size + " in the list", FrameTimes.once(() -> desktop.click("#all")));
        frames("the wheel over " + size, wheel(".tickets"));
        frames("the bar of " + size, bar());
        show("first jump to the end of " + size, jump(".tickets"));
        desktop.open(LargeInbox.longOne());
        var thread = "a thread of %,d messages".formatted(MESSAGES);
        frames("the wheel over " + thread, wheel(".anchored-list"));
        show("jump back to the end of " + thread, jump(".anchored-list"));
        row("a key until its letter is drawn", type().toString());
        var news = Executors.newSingleThreadScheduledExecutor();
        var _ = news.scheduleAtFixedRate(desktop::arrive, 0, 1_000_000 / ENTRIES_A_SECOND, TimeUnit.MICROSECONDS);
        row("  while %,d entries arrive in a second".formatted(ENTRIES_A_SECOND), type().toString());
        frames("the wheel over " + size + " meanwhile", wheel(".tickets"));
        news.shutdownNow();
    }

    /// As a quick turn of the wheel, in each frame.
    private FrameTimes.Frames wheel(String selector) throws Exception {
        Fx.run(() -> desktop.point(selector));
        var notches = selector.equals(".tickets") ? 2 : -2;
        return FrameTimes.measure(FRAMES, _ -> desktop.robot().mouseWheel(notches));
    }

    /// To another place in each frame.
    private FrameTimes.Frames bar() throws Exception {
        var list = Fx.get(() -> (ListView<?>) desktop.find(".tickets"));
        return FrameTimes.measure(FRAMES, frame -> list.scrollTo(Math.floorMod(frame * 7_919L, TICKETS)));
    }

    private Duration jump(String selector) throws Exception {
        desktop.focus(selector);
        return FrameTimes.once(() -> desktop.robot().keyType(KeyCode.END));
    }

    /// From a key until its letter is drawn.
    private FrameTimes.Times type() throws Exception {
        var composer = Fx.get(() -> (TextArea) desktop.find(".composer .text-area"));
        desktop.focus(".composer .text-area");
        var nanos = new long[KEYS];
        var pause = new Random(3);
        for (var key = -WARM_UP; key < KEYS; key++) {
            // Not in step with the frames.
            var _ = Thread.currentThread().join(Duration.ofNanos(pause.nextLong(30_000_000, 90_000_000)));
            var begun = System.nanoTime();
            var drawn = type(composer, key % 6 == 5 ? KeyCode.SPACE : KeyCode.E).get(1, TimeUnit.MINUTES);
            if (key >= 0) {
                nanos[key] = drawn - begun;
            }
        }
        Fx.run(composer::clear);
        return FrameTimes.Times.of(nanos);
    }

    /// @return when the letter was drawn
    private CompletableFuture<Long> type(TextArea composer, KeyCode key) {
        var drawn = new CompletableFuture<Long>();
        Platform.runLater(() -> {
            var before = composer.getLength();
            desktop.robot().keyType(key);
            var scene = desktop.scene();
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    if (composer.getLength() > before) {
                        scene.removePostLayoutPulseListener(this);
                        FrameTimes.afterDrawing(() -> drawn.complete(System.nanoTime()));
                    }
                }
            });
        });
        return drawn;
    }

    private static void show(String what, Duration took) {
        row(what, "%.1f ms".formatted(took.toNanos() / 1e6));
    }

    private static void frames(String what, FrameTimes.Frames frames) {
        row(what + ", until a frame is drawn", frames.work().toString());
        row(
                "  from frame to frame",
                frames.apart() + ", %.1f ms of CPU".formatted(frames.cpu().toNanos() / 1e6));
    }

    private static void row(String what, String measured) {
        System.out.println("row: " + what + "|" + measured);
    }
}
