package dev.sportello.desktop.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.model.Status;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class InboxModelTest {
    private final Shop shop = new Shop();
    private final InboxModel model = new InboxModel(Staff.ANNA.id());
    private final TicketId old = shop.open(1, "Old", Duration.ofHours(2));
    private final TicketId young = shop.open(2, "Young", Duration.ofHours(1));

    @Test
    void newestActivityStandsFirst() {
        model.replace(rows(old, young));
        assertThat(shown()).containsExactly(young, old);
        shop.shopper(old, Duration.ofMinutes(1), "Me again");
        model.put(rows(old));
        assertThat(shown()).containsExactly(old, young);
    }

    @Test
    void theOrderIsTheSameWhicheverWayNewsCome() {
        var random = new Random(7);
        model.replace(rows(old, young));
        var all = new ArrayList<>(List.of(old, young));
        for (var number = 3; number < 60; number++) {
            all.add(shop.open(number, "Shopper " + number, Duration.ofMinutes(100 - number)));
            model.put(rows(all.getLast()));
            var touched = all.get(random.nextInt(all.size()));
            shop.shopper(touched, Duration.ofSeconds(3_000 - number), "Hello");
            model.put(rows(touched));
        }
        var anew = new InboxModel(Staff.ANNA.id());
        Collections.shuffle(all, random);
        anew.replace(rows(all.toArray(TicketId[]::new)));
        assertThat(model.rows()).isEqualTo(anew.rows());
    }

    @Test
    void whoDrawsTheRowsHearsOnceOfAllThatMoveTogether() {
        var all = new ArrayList<>(List.of(old, young));
        for (var number = 3; number < 20; number++) {
            all.add(shop.open(number, "Shopper " + number, Duration.ofMinutes(100 - number)));
        }
        model.replace(rows(all.toArray(TicketId[]::new)));
        var heard = new ArrayList<List<TicketRow>>();
        model.rows().addListener((ListChangeListener<TicketRow>) change -> heard.add(List.copyOf(change.getList())));
        var moved = List.of(all.get(4), all.get(11), old, all.get(7));
        moved.forEach(id -> shop.shopper(id, Duration.ofSeconds(1), "Hello"));
        model.put(rows(moved.toArray(TicketId[]::new)));
        assertThat(heard).singleElement().isEqualTo(model.rows());
        model.filter(model.filter().get().with(Status.Kind.CLOSED));
        assertThat(heard).hasSize(2);
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void aTicketThatIsClosedLeavesTheOpenOnesAndKeepsItsThreadInFront() {
        model.replace(rows(old, young));
        model.selected().set(young);
        shop.enter(young, Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
        model.put(rows(young));
        assertThat(shown()).containsExactly(old);
        assertThat(model.selected().get()).isEqualTo(young);
        model.filter(model.filter().get().with(Status.Kind.CLOSED));
        assertThat(shown()).containsExactly(young);
    }

    @Test
    void theBadgeCountsUnreadOpenTicketsInMineAndUnassigned() {
        var mine = assigned(3, Staff.ANNA.id());
        var colleagues = assigned(4, Staff.MARCO.id());
        var closed = shop.open(5, "Closed", Duration.ofMinutes(1));
        shop.enter(closed, Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
        var unassigned = shop.open(6, "Unassigned", Duration.ofMinutes(1));
        model.replace(List.of(
                unread(mine),
                unread(colleagues),
                unread(closed),
                unread(unassigned),
                row(old, false),
                row(young, false)));
        assertThat(model.unread().getValue()).isEqualTo(2);
        model.put(List.of(row(mine, false)));
        assertThat(model.unread().getValue()).isEqualTo(1);
    }

    @Test
    void viewsHoldMineUnassignedAndAll() {
        var mine = assigned(3, Staff.ANNA.id());
        var colleagues = assigned(4, Staff.MARCO.id());
        model.replace(rows(old, mine, colleagues));
        model.filter(model.filter().get().with(InboxFilter.Scope.MINE));
        assertThat(shown()).containsExactly(mine);
        model.filter(model.filter().get().with(InboxFilter.Scope.UNASSIGNED));
        assertThat(shown()).containsExactly(old);
        assertThat(model.counts().get()).isEqualTo(new InboxCounts(1, 1, 3, 0));
    }

    @Test
    void theTicketsOfOneChannelAreShownAndCountedAlone() {
        var text = shop.open(7, "Texting", Duration.ofMinutes(1));
        model.replace(rows(old, young, text));
        model.filter(model.filter().get().of(Channel.SMS));
        assertThat(shown()).containsExactly(text);
        assertThat(model.counts().get().all()).isEqualTo(1);
        model.put(rows(young, text));
        assertThat(model.counts().get().all()).isEqualTo(1);
        model.filter(model.filter().get().of(null));
        assertThat(shown()).contains(old, young, text);
        assertThat(model.counts().get().all()).isEqualTo(3);
    }

    @Test
    void ticketsAreFoundByNameNumberAndLastMessage() {
        shop.shopper(old, Duration.ofMinutes(5), "Where is my PARCEL?");
        model.replace(rows(old, young));
        for (var words : new String[] {"oLd", "#1", "parcel"}) {
            model.filter(model.filter().get().with(words));
            assertThat(shown()).containsExactly(old);
        }
        model.filter(model.filter().get().with(" "));
        assertThat(shown()).hasSize(2);
    }

    @Test
    void ticketsAreFoundInOtherSpellingsAndByWordsInAnyOrder() {
        var jose = shop.open(3, "José Núñez", Duration.ofMinutes(90));
        model.replace(rows(old, young, jose));
        for (var words : new String[] {"jose", "nunez", "NUÑEZ  jose", "nun\u0303ez", "ｊｏｓｅ"}) {
            model.filter(model.filter().get().with(words));
            assertThat(shown()).as(words).containsExactly(jose);
        }
        model.filter(model.filter().get().with("jose garcia"));
        assertThat(shown()).isEmpty();
    }

    @Test
    void aTicketIsFoundByItsNewWordsWhileOneSearches() {
        model.replace(rows(old, young));
        model.filter(model.filter().get().with("caffe"));
        assertThat(shown()).isEmpty();
        shop.shopper(old, Duration.ofMinutes(5), "Il caffè è finito");
        model.put(rows(old));
        assertThat(shown()).containsExactly(old);
    }

    @Test
    void manyTicketsAreMadeReadyToBeSearchedOffTheScreensThread() {
        var later = new ArrayList<Runnable>();
        var many = new InboxModel(Staff.ANNA.id(), new FoldedTickets(later::add, later::add));
        var all = rowsOfMany();
        many.replace(all);
        many.filter(many.filter().get().with("jose"));
        assertThat(many.rows()).as("as before, while that goes on").hasSize(all.size());
        many.filter(many.filter().get().with("jose 7"));
        shop.shopper(old, Duration.ofMinutes(5), "José 7");
        many.put(rows(old));
        assertThat(later).as("once, however often a key is typed").hasSize(1);
        runAll(later);
        assertThat(many.rows())
                .extracting(TicketRow::id)
                .contains(old)
                .hasSizeGreaterThan(50)
                .hasSizeLessThan(all.size());
        many.filter(many.filter().get().with(""));
        assertThat(many.rows()).hasSize(all.size() + 1);
    }

    @Test
    void whatBecomesReadyAfterTheSearchEndedIsForgotten() {
        var later = new ArrayList<Runnable>();
        var many = new InboxModel(Staff.ANNA.id(), new FoldedTickets(later::add, later::add));
        var all = rowsOfMany();
        many.replace(all);
        many.filter(many.filter().get().with("jose"));
        many.filter(many.filter().get().with(""));
        runAll(later);
        assertThat(many.rows()).hasSize(all.size());
        many.filter(many.filter().get().with("jose"));
        assertThat(later).as("the next search begins anew").hasSize(1);
    }

    private List<TicketRow> rowsOfMany() {
        return IntStream.range(100, 100 + 2 * FoldedTickets.AT_ONCE)
                .mapToObj(number -> shop.open(number, number % 2 == 0 ? "José Núñez" : "Zoë", Duration.ofMinutes(9)))
                .map(id -> row(id, false))
                .toList();
    }

    private static void runAll(List<Runnable> later) {
        while (!later.isEmpty()) {
            later.removeFirst().run();
        }
    }

    @Test
    void oneGoesUpAndDownFromWhereASelectedTicketStood() {
        var middle = shop.open(3, "Middle", Duration.ofMinutes(90));
        model.replace(rows(old, middle, young));
        model.selected().set(middle);
        assertThat(model.neighbour(1)).isEqualTo(old);
        assertThat(model.neighbour(-1)).isEqualTo(young);
        model.filter(model.filter().get().with("o"));
        assertThat(shown()).containsExactly(young, old);
        assertThat(model.neighbour(1)).isEqualTo(old);
        assertThat(model.neighbour(-1)).isEqualTo(young);
        model.selected().set(old);
        assertThat(model.neighbour(1)).isNull();
    }

    private TicketId assigned(long number, AgentId agent) {
        var id = shop.open(number, "Shopper", Duration.ofMinutes(10));
        shop.enter(id, Duration.ofMinutes(9), new Change.Assigned(new Party.Automatic(Rule.SNOOZE_ENDED), agent));
        return id;
    }

    private List<TicketRow> rows(TicketId... ids) {
        return Arrays.stream(ids).map(id -> row(id, false)).toList();
    }

    private TicketRow unread(TicketId id) {
        return row(id, true);
    }

    private TicketRow row(TicketId id, boolean unread) {
        return new TicketRow(shop.ticket(id), unread, null);
    }

    private List<TicketId> shown() {
        return model.rows().stream().map(TicketRow::id).toList();
    }

    @Test
    void countsStayRightHoweverTicketsChange() {
        var random = new Random(1);
        var you = model.you();
        for (var number = 1; number <= 30; number++) {
            shop.open(3_000 + number, "Shopper " + number, Duration.ofMinutes(90));
        }
        model.replace(shop.tickets().stream()
                .map(ticket -> new TicketRow(ticket, false, null))
                .toList());
        for (var change = 0; change < 500; change++) {
            var id = new TicketId(3_001 + random.nextInt(30));
            var by = new Party.ByAgent(you, "Anna");
            var next = switch (random.nextInt(4)) {
                case 0 -> new Change.Assigned(by, random.nextBoolean() ? you : null);
                case 1 -> new Change.TicketSnoozed(by, null);
                default ->
                    new Change.MessageAdded(
                            new Message(new MessageId(new UUID(4, change)), new Party.Shopper(), "Hello?"));
            };
            shop.enter(id, Duration.ofSeconds(1_000 - change), next);
            model.put(List.of(new TicketRow(shop.ticket(id), random.nextBoolean(), null)));
        }
        var rows = shop.tickets().stream()
                .map(ticket -> Objects.requireNonNull(model.row(ticket.id())))
                .toList();
        assertThat(model.counts().get())
                .isEqualTo(InboxCounts.of(rows, model.filter().get(), you));
    }

    @Test
    void whoHasWaitedLongestComesFirstWhenOneWantsThat() {
        var old = shop.open(4_001, "Old", Duration.ofMinutes(50));
        shop.shopper(old, Duration.ofMinutes(50), "Hello?");
        var young = shop.open(4_002, "Young", Duration.ofMinutes(5));
        shop.shopper(young, Duration.ofMinutes(5), "Hello?");
        model.replace(
                List.of(new TicketRow(shop.ticket(young), true, null), new TicketRow(shop.ticket(old), true, null)));
        assertThat(model.rows()).extracting(TicketRow::id).containsExactly(young, old);
        model.order(InboxOrder.LONGEST_WAITING);
        assertThat(model.rows()).extracting(TicketRow::id).containsExactly(old, young);
    }

    @Test
    void aConcealedTicketIsGoneUntilItIsRevealed() {
        var id = shop.open(4_003, "Gone", Duration.ofMinutes(5));
        var row = new TicketRow(shop.ticket(id), false, null);
        model.replace(List.of(row));
        model.conceal(id);
        assertThat(model.rows()).isEmpty();
        model.put(List.of(row));
        assertThat(model.rows()).isEmpty();
        model.reveal(id);
        assertThat(model.rows()).containsExactly(row);
    }
}
