package dev.sportello.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.replica.Addressee;
import dev.sportello.desktop.replica.DeliveryStatus;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Change;
import dev.sportello.model.Delivery;
import dev.sportello.model.Email;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThreadRowsTest {
    private final Shop shop = new Shop();
    private final TicketId ticket = shop.open(1, "Maria Rossi", Duration.ofHours(30));

    @Test
    void eachDayBeginsWithASeparatorInTheAgentsZone() {
        shop.shopper(ticket, Duration.ofMinutes(642 + 60 + 5), "Late in Rome, on the day before");
        shop.shopper(ticket, Duration.ofMinutes(642 + 60 - 5), "After midnight");
        assertThat(rows())
                .filteredOn(ThreadRow.Day.class::isInstance)
                .containsExactly(
                        new ThreadRow.Day(LocalDate.of(2026, 3, 4)), new ThreadRow.Day(LocalDate.of(2026, 3, 5)));
        assertThat(rows().get(3)).isEqualTo(new ThreadRow.Day(LocalDate.of(2026, 3, 5)));
    }

    @Test
    void messagesOfOneAuthorWithinFiveMinutesStandTogether() {
        shop.shopper(ticket, Duration.ofMinutes(20), "One");
        shop.shopper(ticket, Duration.ofMinutes(19), "Two");
        shop.shopper(ticket, Duration.ofMinutes(10), "Three");
        assertThat(bubbles()).extracting(ThreadRow.Bubble::follows).containsExactly(false, true, false);
        assertThat(bubbles()).extracting(ThreadRow.Bubble::leads).containsExactly(true, false, false);
    }

    @Test
    void twoColleaguesDoNotStandTogether() {
        shop.agent(ticket, Duration.ofMinutes(3), Staff.ANNA, "I");
        shop.agent(ticket, Duration.ofMinutes(2), Staff.MARCO, "and I");
        assertThat(bubbles())
                .extracting(ThreadRow.Bubble::author)
                .containsExactly(new ThreadRow.Author.You(), new ThreadRow.Author.Colleague("Marco"));
        assertThat(bubbles()).noneMatch(ThreadRow.Bubble::follows);
    }

    @Test
    void inThePlaceOfWhatOnlyANewerProgramCanShowStandsALineUnlessNobodyWouldMissIt() {
        shop.shopper(ticket, Duration.ofMinutes(9), "Before");
        shop.enter(ticket, Duration.ofMinutes(8), new Change.Unknown("ticket-merged", false, "{}"));
        shop.enter(ticket, Duration.ofMinutes(7), new Change.Unknown("glued", true, "{}"));
        shop.shopper(ticket, Duration.ofMinutes(6), "After");
        assertThat(rows().subList(rows().size() - 3, rows().size()))
                .extracting(row -> row.getClass().getSimpleName())
                .containsExactly("Bubble", "Newer", "Bubble");
    }

    @Test
    void aMessageOfWhomOnlyANewerProgramKnowsIsSomebodys() {
        var bot = new Party.Unknown("bot", "{}");
        shop.enter(
                ticket,
                Duration.ofMinutes(8),
                new Change.MessageAdded(new Message(new MessageId(UUID.randomUUID()), bot, "Beep")));
        assertThat(bubbles()).last().returns(new ThreadRow.Author.Somebody(), ThreadRow.Bubble::author);
    }

    @Test
    void aReceiptGoesFromQueuedToSeen() {
        shop.agent(ticket, Duration.ofMinutes(4), Staff.ANNA, "First");
        assertThat(deliveries()).containsExactly(DeliveryStatus.SENT);
        shop.enter(ticket, Duration.ofMinutes(3), new Change.DeliveredToShopper(shop.head()));
        assertThat(deliveries()).containsExactly(DeliveryStatus.DELIVERED);
        shop.enter(ticket, Duration.ofMinutes(2), new Change.SeenByShopper(shop.head()));
        assertThat(deliveries()).containsExactly(DeliveryStatus.SEEN);
        var all = rows(List.of(Shop.failed(ticket, "No"), Shop.queued(ticket, "Yes")));
        assertThat(deliveries(all)).containsExactly(DeliveryStatus.SEEN, DeliveryStatus.FAILED, DeliveryStatus.QUEUED);
    }

    @Test
    void onlyTheLastMessageThatWasSeenSaysWhen() {
        shop.agent(ticket, Duration.ofMinutes(9), Staff.ANNA, "First");
        shop.enter(ticket, Duration.ofMinutes(8), new Change.SeenByShopper(shop.head()));
        shop.agent(ticket, Duration.ofMinutes(4), Staff.ANNA, "Second");
        shop.enter(ticket, Duration.ofMinutes(2), new Change.SeenByShopper(shop.head()));
        shop.agent(ticket, Duration.ofMinutes(1), Staff.ANNA, "Third");
        assertThat(bubbles())
                .extracting(bubble -> Objects.requireNonNull(bubble.receipt()).seenAt())
                .containsExactly(null, Shop.NOW.minus(Duration.ofMinutes(2)), null);
    }

    @Test
    void whatTwoReceiptsInARowBothSayIsSaidOnceBelow() {
        shop.agent(ticket, Duration.ofMinutes(4), Staff.ANNA, "First");
        shop.agent(ticket, Duration.ofMinutes(3), Staff.ANNA, "Second");
        assertThat(bubbles())
                .extracting(bubble -> Objects.requireNonNull(bubble.receipt()).quiet())
                .containsExactly(true, false);
    }

    @Test
    void whatBecameOfATextIsToldForEachAndNotByTheShoppersCursors() {
        var sms = shop.open(7, "Davide Greco", Duration.ofHours(2));
        shop.agent(sms, Duration.ofMinutes(30), Staff.ANNA, "One");
        var first = lastMessage(sms);
        shop.enter(sms, Duration.ofMinutes(29), delivery(first, Delivery.State.DELIVERED, null));
        shop.agent(sms, Duration.ofMinutes(20), Staff.ANNA, "Two");
        shop.enter(sms, Duration.ofMinutes(19), delivery(lastMessage(sms), Delivery.State.FAILED, "30005"));
        shop.agent(sms, Duration.ofMinutes(10), Staff.ANNA, "Three");
        shop.enter(sms, Duration.ofMinutes(9), new Change.SeenByShopper(shop.head()));
        var rows = rows(sms, List.of());
        assertThat(deliveries(rows))
                .containsExactly(DeliveryStatus.DELIVERED, DeliveryStatus.FAILED, DeliveryStatus.QUEUED);
        assertThat(bubbles(rows).get(1).receipt())
                .isEqualTo(new ThreadRow.Receipt(
                        DeliveryStatus.FAILED, null, new ThreadRow.Failure.NotDelivered("30005"), false));
        assertThat(rows).noneMatch(ThreadRow.Newer.class::isInstance);
    }

    @Test
    void whatIsToBeSentAgainWaitsBeforeTheRelayKnowsOfIt() {
        var sms = shop.open(7, "Davide Greco", Duration.ofHours(2));
        shop.agent(sms, Duration.ofMinutes(30), Staff.ANNA, "One");
        var message = lastMessage(sms);
        shop.enter(sms, Duration.ofMinutes(29), delivery(message, Delivery.State.FAILED, "30005"));
        var again = new QueuedCommand(
                new Addressee(sms, null, null, ""),
                new Command.SendAgain(new CommandId(new UUID(1, 1)), sms, message, null),
                Shop.NOW);
        assertThat(deliveries(rows(sms, List.of(again)))).containsExactly(DeliveryStatus.QUEUED);
    }

    @Test
    void anEmailStandsAloneInAChatAndHasItsOwnState() {
        shop.agent(ticket, Duration.ofMinutes(9), Staff.ANNA, "In the chat");
        var email = new Email("Your chat", "maria@shopper.example", null, List.of());
        var id = new MessageId(new UUID(2, 2));
        shop.enter(
                ticket,
                Duration.ofMinutes(8),
                new Change.EmailAdded(new Message(id, Staff.ANNA.party(), "By email"), email));
        shop.enter(ticket, Duration.ofMinutes(7), new Change.SeenByShopper(shop.head()));
        shop.enter(ticket, Duration.ofMinutes(6), delivery(id, Delivery.State.SENT, null));
        assertThat(deliveries()).containsExactly(DeliveryStatus.SEEN, DeliveryStatus.SENT);
        assertThat(bubbles()).noneMatch(ThreadRow.Bubble::follows);
        assertThat(bubbles().getLast().mail()).isEqualTo(new ThreadRow.Mail(email, false));
        assertThat(Objects.requireNonNull(bubbles().getFirst().receipt()).seenAt())
                .as("the chat's message is the last that was seen")
                .isNotNull();
    }

    private static Change.DeliveryChanged delivery(MessageId message, Delivery.State state, @Nullable String reason) {
        return new Change.DeliveryChanged(message, new Delivery(state, reason));
    }

    private MessageId lastMessage(TicketId of) {
        return Objects.requireNonNull(shop.ticket(of).lastMessage()).id();
    }

    private List<ThreadRow> rows() {
        return rows(List.of());
    }

    private List<ThreadRow> rows(List<QueuedCommand> queued) {
        return rows(ticket, queued);
    }

    private List<ThreadRow> rows(TicketId of, List<QueuedCommand> queued) {
        var deliveries = new Deliveries();
        deliveries.note(shop.entries(of));
        var story = new ThreadRows.Story(shop.entries(of), queued, deliveries, Set.of());
        return ThreadRows.of(shop.ticket(of), story, Staff.ANNA.id(), Shop.ZONE);
    }

    private List<ThreadRow.Bubble> bubbles() {
        return bubbles(rows());
    }

    private List<DeliveryStatus> deliveries() {
        return deliveries(rows());
    }

    private static List<DeliveryStatus> deliveries(List<ThreadRow> rows) {
        return bubbles(rows).stream()
                .map(bubble -> Objects.requireNonNull(bubble.receipt()).delivery())
                .toList();
    }

    private static List<ThreadRow.Bubble> bubbles(List<ThreadRow> rows) {
        return rows.stream()
                .filter(ThreadRow.Bubble.class::isInstance)
                .map(ThreadRow.Bubble.class::cast)
                .toList();
    }
}
