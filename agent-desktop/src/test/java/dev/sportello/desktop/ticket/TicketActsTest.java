package dev.sportello.desktop.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.model.Change;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the list of acts says, of which bar, menus and keys are made.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketActsTest {
    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId CHLOE = new TicketId(1003);

    private final Shop shop = BusyDay.busy();
    private SampleDesk desk;

    @BeforeAll
    void begin() {
        desk = new SampleDesk(shop);
    }

    @AfterAll
    void end() {
        desk.close();
    }

    @Test
    void eachKeyBelongsToOneAct() throws Exception {
        var keys = acts(Locale.UK).all().stream()
                .map(act -> act.presentation().shortcut())
                .filter(Objects::nonNull)
                .toList();
        assertThat(keys)
                .doesNotHaveDuplicates()
                .contains(Shortcut.CLOSE, Shortcut.SNOOZE, Shortcut.REOPEN, Shortcut.ASSIGN, Shortcut.UNREAD);
    }

    @Test
    void eachActHasWordsInBothLanguages() throws Exception {
        for (var locale : List.of(Locale.UK, Locale.ITALY)) {
            var acts = acts(locale);
            assertThat(acts.all().stream().flatMap(act -> Stream.of(acts.label(act), acts.name(act))))
                    .noneMatch(String::isBlank);
        }
    }

    @Test
    void whatBelongsTogetherStandsTogether() throws Exception {
        assertThat(acts(Locale.UK).all().stream()
                        .map(act -> act.presentation().group())
                        .distinct())
                .containsExactly(Presentation.Group.values());
        assertThat(acts(Locale.UK).all().stream().map(act -> act.presentation().group()))
                .isSorted();
    }

    @Test
    void anActIsFoundByWordsOfItsName() throws Exception {
        assertThat(found(Locale.UK, "SNOOZE", shop.ticket(MARIA))).containsExactly("Snooze");
        assertThat(found(Locale.UK, "ticket close", shop.ticket(MARIA))).containsExactly("Close");
        assertThat(found(Locale.ITALY, "passa", shop.ticket(MARIA))).containsExactly("Passa a un collega");
        assertThat(found(Locale.UK, "nonsense", shop.ticket(MARIA))).isEmpty();
    }

    @Test
    void onlyWhatIsAllowedIsFound() throws Exception {
        assertThat(found(Locale.UK, "", shop.ticket(CHLOE))).containsExactly("Copy the number");
        assertThat(found(Locale.UK, "reopen", shop.ticket(MARIA))).isEmpty();
        var snoozed = shop.open(1070, "Nina", Duration.ZERO);
        shop.enter(snoozed, Duration.ZERO, new Change.TicketSnoozed(Staff.ANNA.party(), null));
        assertThat(found(Locale.UK, "reopen", shop.ticket(snoozed))).containsExactly("Reopen");
    }

    @Test
    void aTicketInWhichNobodyHasWrittenCannotBeMarkedAsUnread() throws Exception {
        var quiet = shop.open(1071, "Nina", Duration.ZERO);
        assertThat(found(Locale.UK, "unread", shop.ticket(quiet))).isEmpty();
        assertThat(found(Locale.UK, "unread", shop.ticket(MARIA))).containsExactly("Mark as unread");
    }

    @Test
    void toWhomATicketCanBeGivenDependsOnWhoHasIt() throws Exception {
        var mine = shop.ticket(MARIA);
        assertThat(choices("assign", mine)).containsExactly("Nobody", Staff.CHIARA.name(), Staff.MARCO.name());
        var nobodys = shop.ticket(new TicketId(1051));
        assertThat(choices("assign", nobodys)).containsExactly("Take it", Staff.CHIARA.name(), Staff.MARCO.name());
    }

    @Test
    void anActIsEitherDoneAtOnceOrHasChoices() throws Exception {
        assertThat(acts(Locale.UK).all()).allSatisfy(act -> {
            if (act instanceof Act.Choosing choosing) {
                assertThat(choosing.choices(shop.ticket(MARIA))).isNotEmpty().noneMatch(List::isEmpty);
            }
        });
        assertThat(choices("snooze", shop.ticket(MARIA))).hasSize(5).last().isEqualTo("Until the shopper replies");
    }

    private List<String> choices(String id, Ticket ticket) throws Exception {
        return acts(Locale.UK).all().stream()
                .filter(act -> act.presentation().id().equals(id))
                .map(Act.Choosing.class::cast)
                .flatMap(act -> act.choices(ticket).stream())
                .flatMap(List::stream)
                .map(Choice::words)
                .toList();
    }

    private List<String> found(Locale locale, String words, Ticket ticket) throws Exception {
        var acts = acts(locale);
        return acts.find(words, ticket).stream().map(acts::label).toList();
    }

    private TicketActs acts(Locale locale) throws Exception {
        return Fx.get(() -> new TicketActs(
                desk.desk(),
                new InboxModel(Staff.ANNA.id()),
                new DelayedClose(_ -> {}),
                (_, _) -> true,
                new ReadTimer(new SimpleObjectProperty<>(), new SimpleBooleanProperty(), _ -> false, _ -> {}),
                new Toasts(),
                new TimeFormat(Clock.fixed(Shop.NOW, Shop.ZONE), locale)));
    }
}
