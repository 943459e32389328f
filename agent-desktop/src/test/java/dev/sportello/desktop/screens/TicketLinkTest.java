package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.model.TicketId;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an agent sees who has clicked a link to a ticket.
@Tag("long")
class TicketLinkTest {
    private static final Look LOOK = new Look(ColorScheme.LIGHT, Locale.ENGLISH, 1, 1280, 800);

    private final Shop shop = new Shop();
    private final ScriptedJournal journal = shop.journal();
    private final TicketId maria = journal.open("Maria");
    private final TicketId luca = journal.open("Luca");
    private SampleDesk desk;
    private SampleWindow window;

    @BeforeEach
    void open() throws Exception {
        journal.close(luca);
        desk = new SampleDesk(shop);
        window = SampleWindow.show(LOOK, desk, null);
    }

    @AfterEach
    void leave() throws Exception {
        window.close();
        desk.close();
    }

    @Test
    void aTicketThatIsHereOpensAtOnce() throws Exception {
        window.openLink(maria);
        assertThat(window.opened()).isEqualTo(maria);
    }

    @Test
    void oneThatWasClosedLongAgoIsAskedFor() throws Exception {
        assertThat(desk.desk().replica().ticket(luca)).isNull();
        window.openLink(luca);
        await().atMost(SampleDesk.PATIENCE).until(() -> luca.equals(window.opened()));
        assertThat(Fx.get(() -> window.shown(".composer").count()))
                .as("a closed ticket takes no replies")
                .isZero();
    }

    @Test
    void anAnswerThatComesLateTakesNothingAwayThatWasChosenMeanwhile() throws Exception {
        window.openLinkAndThen(luca, maria);
        assertThat(desk.desk().ticket(luca)).succeedsWithin(SampleDesk.PATIENCE);
        Fx.pulses(2);
        assertThat(window.opened()).isEqualTo(maria);
    }

    @Test
    void aNumberThatThereIsNotIsToldSo() throws Exception {
        window.openLink(new TicketId(999_999));
        await().atMost(SampleDesk.PATIENCE).until(() -> toasts().equals(List.of("There is no ticket #999999.")));
        assertThat(window.opened()).isNull();
    }

    @Test
    void withoutTheRelayOneReadsWhy() throws Exception {
        desk.loseRelay();
        window.openLink(luca);
        await().atMost(SampleDesk.PATIENCE)
                .until(() -> toasts().toString().contains(luca + " is not on this computer"));
        window.openLink(maria);
        assertThat(window.opened()).isEqualTo(maria);
    }

    private List<String> toasts() throws Exception {
        return Fx.get(() -> window.shown(".toast .words")
                .map(Label.class::cast)
                .map(Label::getText)
                .toList());
    }
}
