package dev.sportello.desktop.sample;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Delivery;
import dev.sportello.model.Email;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The sample shop with texts and emails besides.
public final class Letters {
    /// A web chat that goes on by email.
    public static final TicketId MARIA = new TicketId(1042);

    /// Texts in all states.
    public static final TicketId DAVIDE = new TicketId(1057);

    /// A ticket of emails.
    public static final TicketId NORA = new TicketId(1062);

    private static final String ADDRESS = "maria.rossi@example.com";

    private final Shop shop = BusyDay.busy();

    private Letters() {}

    public static Shop shop() {
        var letters = new Letters();
        letters.shop.save(SampleAccount.channels());
        letters.davide();
        letters.nora();
        letters.maria();
        return letters.shop;
    }

    private void davide() {
        shop.enter(
                DAVIDE,
                hours(3),
                new Change.TicketOpened(Shoppers.profile("Davide Greco"), "Davide Greco", Channel.SMS));
        shop.shopper(DAVIDE, hours(3), "Hi, is my order ready to be collected?");
        shop.enter(DAVIDE, hours(2), new Change.Assigned(Staff.ANNA.party(), Staff.ANNA.id()));
        told(
                agent(DAVIDE, 110, "Hello Davide! Yes, since this morning."),
                DAVIDE,
                109,
                delivery(Delivery.State.DELIVERED));
        told(agent(DAVIDE, 60, "We are here until 18:00."), DAVIDE, 59, delivery(Delivery.State.SENT));
        told(
                agent(DAVIDE, 30, "Will you come today?"),
                DAVIDE,
                29,
                new Delivery(Delivery.State.FAILED, "30005: Unknown destination handset"));
        var _ = agent(DAVIDE, 1, "We keep it for you until Saturday.");
    }

    private void nora() {
        shop.enter(
                NORA,
                hours(4),
                new Change.TicketOpened(
                        Shoppers.silent().id(), Shoppers.silent().name(), Channel.EMAIL));
        shop.enter(
                NORA,
                hours(4),
                new Change.EmailAdded(
                        new Message(
                                id("nora"),
                                new Party.Shopper(),
                                "Good morning, does the wool jacket run small? I am between M and L."),
                        new Email("Size of the wool jacket", "nora.neri@mail.example", null, List.of())));
    }

    private void maria() {
        var sent = email(
                MARIA,
                40,
                Staff.ANNA.party(),
                "Dear Maria,\n\nhere is the tracking number: IT2117448.\n\nKind regards\nAnna",
                "Your chat with Bottega (#1042)",
                "Maria: Great, I ordered two yesterday. Where is my parcel?\nAnna: It left us this morning.",
                List.of());
        told(sent, MARIA, 39, delivery(Delivery.State.SENT));
        var _ = email(
                MARIA,
                20,
                new Party.Shopper(),
                "Thank you! I attach a picture of the old label, which had the wrong street on it.",
                "Re: Your chat with Bottega (#1042)",
                "> Dear Maria,\n> here is the tracking number: IT2117448.",
                List.of("label.jpg", "invoice.pdf"));
        var failed = email(
                MARIA,
                10,
                Staff.ANNA.party(),
                "We have corrected the street.",
                "Re: Your chat with Bottega (#1042)",
                null,
                List.of());
        told(
                failed,
                MARIA,
                9,
                new Delivery(
                        Delivery.State.FAILED,
                        "550 5.1.1 <maria.rossi@example.com>: Recipient address rejected: User unknown"));
    }

    private MessageId agent(TicketId ticket, int minutes, String text) {
        var id = id(text);
        shop.enter(
                ticket,
                Duration.ofMinutes(minutes),
                new Change.MessageAdded(new Message(id, Staff.ANNA.party(), text)));
        return id;
    }

    private MessageId email(
            TicketId ticket,
            int minutes,
            Party author,
            String text,
            String subject,
            @Nullable String quoted,
            List<String> attachments) {
        var id = id(text);
        shop.enter(
                ticket,
                Duration.ofMinutes(minutes),
                new Change.EmailAdded(new Message(id, author, text), new Email(subject, ADDRESS, quoted, attachments)));
        return id;
    }

    private void told(MessageId message, TicketId ticket, int minutes, Delivery delivery) {
        shop.enter(ticket, Duration.ofMinutes(minutes), new Change.DeliveryChanged(message, delivery));
    }

    private static Delivery delivery(Delivery.State state) {
        return new Delivery(state);
    }

    private static MessageId id(String seed) {
        return new MessageId(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)));
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
