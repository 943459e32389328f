package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.ColorScheme;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The window of an agent whose files were damaged over night.
@Tag("long")
class DamageOnScreenTest {
    private static final TicketId LUCA = new TicketId(1051);
    private static final TicketId MARIA = new TicketId(1042);

    private final Shop shop = BusyDay.busy();
    private SampleDesk desk;
    private SampleWindow window;

    @BeforeEach
    void open() throws Exception {
        desk = SampleDesk.onDamagedFiles(shop, DamageOnScreenTest::write);
        window = SampleWindow.show(new Look(ColorScheme.LIGHT, Locale.UK, 1, 1280, 800), desk, LUCA);
    }

    private static void write(Replica replica) {
        var luca = Objects.requireNonNull(replica.ticket(LUCA));
        replica.outbox().reply(luca, "Your code works until Sunday, Luca.");
        replica.draft(luca, Draft.reply("And one more thing"));
        var maria = Objects.requireNonNull(replica.ticket(MARIA));
        replica.outbox().act(maria, id -> new Command.NoReplyNeeded(id, MARIA));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        desk.close();
    }

    @Test
    void whatWasWrittenIsThereAgainAndGoesToTheTicketThatWasMeant() throws Exception {
        assertThat(window.asked()).hasSize(2);
        assertThat(shop.journal().annasTexts(LUCA)).contains("Your code works until Sunday, Luca.");
        assertThat(Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText()))
                .isEqualTo("And one more thing");
    }

    @Test
    void aLineSaysWhichFilesWereDamagedWhatThatMeansAndWhereTheyLie() throws Exception {
        assertThat(labels(".damage #count")).containsExactly("3 damaged files were set aside.");
        assertThat(window.shows(".damage #list")).as("nothing covers the work").isFalse();
        window.fire(".damage #toggle");
        window.settle();
        assertThat(labels(".damage .card .strong"))
                .containsExactlyInAnyOrder(
                        "What you wrote and what was not sent yet",
                        "What you wrote and what was not sent yet",
                        "Tickets and messages, as kept on this computer");
        var places = desk.desk().replica().damagedFiles().unread();
        assertThat(labels(".damage .card .faint"))
                .allMatch(text ->
                        places.stream().anyMatch(one -> text.contains(one.file().toString())));
        assertThat(places).allMatch(one -> Files.exists(one.file()));
    }

    @Test
    void thePathCanBeCopiedAndTheLineGoesWhenAllIsRead() throws Exception {
        var first = desk.desk().replica().damagedFiles().unread().getFirst();
        window.fire(".damage #toggle");
        window.settle();
        press("Copy path");
        var copied = Fx.get(() -> Clipboard.getSystemClipboard().getString());
        assertThat(Path.of(copied)).isEqualTo(first.file());
        for (var left = 3; left > 0; left--) {
            press("Got it");
            window.settle();
        }
        await().until(() -> !window.shows(".damage"));
        assertThat(first.file()).as("it stays for a person to look at").exists();
    }

    @Test
    void nothingUnderThePointerMovesWhenTheLineGoes() throws Exception {
        var before = places();
        window.fire(".damage #toggle");
        for (var left = 3; left > 0; left--) {
            press("Got it");
            window.settle();
        }
        await().until(() -> !window.shows(".damage"));
        window.settle();
        assertThat(places()).isEqualTo(before);
    }

    /// Where the parts begin at which an agent points.
    private List<Double> places() throws Exception {
        return Fx.get(
                () -> Stream.of(".shopper-name", "#close", ".anchored-list", ".bubble-row", ".composer", ".tickets")
                        .map(part -> window.find(part).localToScene(0, 0).getY())
                        .toList());
    }

    private void press(String act) throws Exception {
        Fx.run(() -> window.shown(".damage .card .button")
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(act))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private List<String> labels(String selector) throws Exception {
        return Fx.get(() -> window.shown(selector)
                .map(Label.class::cast)
                .map(Label::getText)
                .map(text -> text.replaceAll("[\u2066-\u2069]", ""))
                .toList());
    }
}
