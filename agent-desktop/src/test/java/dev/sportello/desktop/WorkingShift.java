package dev.sportello.desktop;

import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.TicketId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

/// What an agent does in an hour, in a few minutes and in a process of its own: opens threads, begins replies,
/// searches, opens the settings, while shoppers write. Prints what memory it holds after each sixth of it. Each line
/// that begins with `row: ` is one of the table.
final class WorkingShift {
    private static final int TICKETS = 2_000;
    private static final int MESSAGES = 1_000;
    private static final int PARTS = 6;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 10);
    private static final int OPENED = 12;
    private static final int ARRIVING = 60;
    private static final List<String> SEARCHES = List.of("parcel", "Sofia", "order #2117", "nothing like this");

    private final LargeWorkplace desktop;
    private final Random random = new Random(11);

    private WorkingShift(Path folder) throws Exception {
        desktop = new LargeWorkplace(folder, TICKETS, MESSAGES);
    }

    /// @param arguments an empty folder
    public static void main(String[] arguments) throws Exception {
        new WorkingShift(Path.of(arguments[0])).work();
        System.exit(0);
    }

    private void work() throws Exception {
        note("with %,d tickets".formatted(TICKETS));
        for (var part = 1; part <= PARTS; part++) {
            for (var round = 0; round < ROUNDS; round++) {
                round();
            }
            note("after %d of %d parts of an hour".formatted(part, PARTS));
        }
    }

    private void round() throws Exception {
        for (var news = 0; news < ARRIVING; news++) {
            desktop.arrive();
        }
        for (var opened = 0; opened < OPENED; opened++) {
            desktop.open(new TicketId(1 + random.nextInt(TICKETS)));
            begin();
        }
        desktop.open(LargeInbox.longOne());
        Fx.run(() -> desktop.point(".anchored-list"));
        for (var turn = 0; turn < 20; turn++) {
            Fx.run(() -> desktop.robot().mouseWheel(-3));
            Fx.pulses(1);
        }
        search();
        settings();
    }

    private void begin() throws Exception {
        desktop.focus(".composer .text-area");
        for (var key : List.of(KeyCode.H, KeyCode.E, KeyCode.L, KeyCode.L, KeyCode.O)) {
            desktop.type(key);
        }
        Fx.run(() -> {
            var composer = (TextArea) desktop.find(".composer .text-area");
            composer.appendText(" 🎉 " + random.nextInt(1_000));
            composer.undo();
            composer.clear();
        });
        Fx.pulses(2);
    }

    private void search() throws Exception {
        for (var words : SEARCHES) {
            Fx.run(() -> ((TextField) desktop.find("#search")).setText(words));
            Fx.pulses(6);
        }
        Fx.run(() -> ((TextField) desktop.find("#search")).clear());
        Fx.pulses(6);
    }

    private void settings() throws Exception {
        desktop.key(Shortcut.SETTINGS);
        Fx.pulses(6);
        Fx.run(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> window instanceof Stage dialog && dialog.getOwner() != null)
                .forEach(Window::hide));
        Fx.pulses(4);
    }

    private static void note(String when) throws IOException {
        System.gc();
        var runtime = Runtime.getRuntime();
        var used = runtime.totalMemory() - runtime.freeMemory();
        System.out.printf(
                "row: %s|%,d MB resident, %,.1f MB of it live objects%n", when, resident() >> 20, used / 1048576.0);
    }

    /// Linux: `VmRSS`.
    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
