package dev.sportello.desktop.screens;

import dev.sportello.desktop.replica.Addressee;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.replica.LocalThread;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.desktop.replica.Undeliverable;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.model.Rule;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A small shop with tickets in all states, always the same: what the pictures show and the views are tested with.
public final class Shop {
    /// A Thursday, in the middle of the working day.
    public static final Instant NOW = Instant.parse("2026-03-05T10:42:00Z");

    public static final ZoneId ZONE = ZoneId.of("Europe/Rome");
    public static final Agent ANNA = agent("Anna Bianchi", Role.ADMIN);
    public static final Agent MARCO = agent("Marco Verdi", Role.AGENT);
    public static final Agent CHIARA = agent("Chiara Neri", Role.AGENT);
    public static final List<Agent> TEAM = List.of(ANNA, MARCO, CHIARA);

    private final Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
    private final Map<TicketId, List<Entry>> threads = new LinkedHashMap<>();
    private long sequence = 100;

    /// Opens a ticket and returns its number.
    public TicketId open(long number, String name, Duration ago) {
        var id = new TicketId(number);
        enter(id, ago, new Change.TicketOpened(profile(name), name, number % 7 == 0 ? Channel.SMS : Channel.WEB_CHAT));
        return id;
    }

    public void shopper(TicketId id, Duration ago, String text) {
        enter(id, ago, new Change.MessageAdded(new Message(messageId(), new Party.Shopper(), text)));
    }

    public void agent(TicketId id, Duration ago, Agent agent, String text) {
        enter(id, ago, new Change.MessageAdded(new Message(messageId(), agent.party(), text)));
    }

    public void automatic(TicketId id, Duration ago, String text) {
        enter(id, ago, new Change.MessageAdded(new Message(messageId(), new Party.Automatic(Rule.WITHIN_HOURS), text)));
    }

    public void enter(TicketId id, Duration ago, Change.OfTicket change) {
        var entry = new Entry(++sequence, NOW.minus(ago), id, change);
        var ticket = tickets.get(id);
        tickets.put(id, ticket == null ? Ticket.opened(entry) : ticket.apply(entry));
        if (change.inThread()) {
            threads.computeIfAbsent(id, _ -> new ArrayList<>()).add(entry);
        }
    }

    public long head() {
        return sequence;
    }

    public List<Ticket> tickets() {
        return List.copyOf(tickets.values());
    }

    public Ticket ticket(TicketId id) {
        return Objects.requireNonNull(tickets.get(id), id::toString);
    }

    /// The tickets with these words in a message.
    public Set<TicketId> find(String words) {
        return threads.entrySet().stream()
                .filter(thread -> thread.getValue().stream()
                        .anyMatch(entry -> entry.change() instanceof Change.MessageAdded(var message)
                                && message.text().toLowerCase(Locale.ROOT).contains(words)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Writes from the right.
    public static Shop fromTheRight() {
        var shop = busy();
        var leila = shop.open(1060, "ليلى حداد", Duration.ofMinutes(9));
        shop.shopper(leila, Duration.ofMinutes(9), "مرحبا");
        shop.shopper(
                leila,
                Duration.ofMinutes(8),
                "هل تشحنون القميص الكتاني إلى النمسا؟ طلبت اثنين أمس، رقم الطلب 2117، ولم يصلني رقم التتبع حتى الآن. شكرا 🙏");
        shop.agent(
                leila,
                Duration.ofMinutes(6),
                ANNA,
                "مرحبا ليلى! نعم، الشحن مجاني من 60 € — see https://bottega.example");
        shop.shopper(leila, Duration.ofMinutes(2), "שלום, thank you! ممتاز");
        return shop;
    }

    public List<Entry> entries(TicketId id) {
        return List.copyOf(threads.getOrDefault(id, List.of()));
    }

    public LocalThread thread(TicketId id, QueuedCommand... queued) {
        return new LocalThread(entries(id), List.of(queued));
    }

    public static QueuedCommand queued(TicketId id, String text) {
        return new QueuedCommand(addressee(id, "Maria Rossi"), reply(id, text), NOW);
    }

    public static QueuedCommand failed(TicketId id, String text) {
        var refusal = Refusal.of(ErrorKind.TICKET_CLOSED);
        return new QueuedCommand(addressee(id, "Maria Rossi"), reply(id, text), NOW.minusSeconds(20), null, refusal);
    }

    /// What was on its way when the relay was restored from a backup.
    public static List<Undeliverable> undeliverable() {
        var maria = addressee(new TicketId(1061), "Maria Rossi");
        var luca = addressee(new TicketId(1062), "Luca Ferrari");
        var close = new Command.CloseTicket(new CommandId(new UUID(3, 1)), luca.ticket(), 4_711);
        return List.of(
                new Undeliverable.Queued(new QueuedCommand(
                        maria,
                        reply(
                                maria.ticket(),
                                "Your parcel left us this morning 📦 You will get the tracking number by email within "
                                        + "the hour. Should it not be there on Friday, please write to us again."),
                        NOW.minus(Duration.ofHours(3)))),
                new Undeliverable.Queued(new QueuedCommand(luca, close, NOW.minus(Duration.ofHours(2)))),
                new Undeliverable.Begun(
                        luca, NOW.minus(Duration.ofHours(1)), Draft.reply("Dear Luca, about the code SPRING:")));
    }

    private static Command.Reply reply(TicketId id, String text) {
        return new Command.Reply(new CommandId(messageId(text).value()), id, text);
    }

    private static Addressee addressee(TicketId id, String shopper) {
        return new Addressee(id, new UUID(3, 3), NOW.minus(Duration.ofHours(26)), shopper);
    }

    /// The usual day.
    public static Shop busy() {
        var shop = new Shop();
        var maria = shop.open(1042, "Maria Rossi", Duration.ofHours(26));
        shop.shopper(maria, Duration.ofHours(26), "Hi! Do you ship the linen shirt to Austria? 🇦🇹");
        shop.automatic(
                maria,
                Duration.ofHours(26),
                "Thanks for writing. We usually answer within a few minutes during opening hours.");
        shop.enter(maria, Duration.ofHours(25), new Change.Assigned(ANNA.party(), ANNA.id()));
        shop.agent(maria, Duration.ofHours(25), ANNA, "Good morning Maria! Yes, we do 😊");
        shop.agent(
                maria,
                Duration.ofMinutes(1499),
                ANNA,
                "It takes three to four working days, and shipping is free from €60. "
                        + "All the details: https://bottega.example/shipping/austria");
        shop.shopper(maria, Duration.ofMinutes(64), "Great, I ordered two yesterday. Where is my parcel?");
        shop.shopper(maria, Duration.ofMinutes(63), "Order #2117");
        shop.agent(maria, Duration.ofMinutes(52), ANNA, "Let me look 👀");
        shop.agent(
                maria,
                Duration.ofMinutes(50),
                ANNA,
                "It left us this morning 📦 You will get the tracking number by email within the hour.");
        shop.enter(maria, Duration.ofMinutes(45), new Change.SeenByShopper(shop.head()));
        shop.shopper(maria, Duration.ofMinutes(2), "Wonderful, thank you so much!! 👩🏽‍🦰❤️");
        shop.shopper(maria, Duration.ofMinutes(1), "🙏🏻");

        var luca = shop.open(1051, "Luca Ferrari", Duration.ofMinutes(9));
        shop.shopper(luca, Duration.ofMinutes(9), "The discount code SPRING doesn’t work at checkout 😕 can you help?");
        var elena = shop.open(1050, "Elena Conti", Duration.ofMinutes(4));
        shop.shopper(elena, Duration.ofMinutes(4), "Is the blue one coming back in size M?");
        var sofia = shop.open(1049, "Sofia Marchetti-Lindqvist von Hohenberg", Duration.ofMinutes(31));
        shop.shopper(sofia, Duration.ofMinutes(31), "Hello?");
        shop.shopper(
                sofia,
                Duration.ofMinutes(30),
                "I would like to return one of the three items of my last order, but the form only lets me return all "
                        + "of them, and I have already thrown away the box. What should I do now?");
        shop.enter(sofia, Duration.ofMinutes(29), new Change.Assigned(MARCO.party(), MARCO.id()));
        var paul = shop.open(1036, "Paul Becker", Duration.ofHours(3));
        shop.shopper(paul, Duration.ofHours(3), "Do you have a shop in Berlin?");
        shop.enter(paul, Duration.ofMinutes(100), new Change.Assigned(ANNA.party(), ANNA.id()));
        shop.agent(paul, Duration.ofMinutes(100), ANNA, "Not yet, but we ship there for free 🚚");
        var giulia = shop.open(1029, "Giulia Romano", Duration.ofHours(30));
        shop.shopper(giulia, Duration.ofHours(29), "Thank you, that solved it 🎉🎉");
        shop.enter(giulia, Duration.ofHours(28), new Change.Assigned(CHIARA.party(), CHIARA.id()));
        shop.agent(giulia, Duration.ofHours(28), CHIARA, "You are welcome!");
        var ahmed = shop.open(1015, "Ahmed Haddad", Duration.ofDays(3));
        shop.shopper(ahmed, Duration.ofDays(3), "مرحبا، هل لديكم توصيل إلى تونس؟");
        shop.enter(ahmed, Duration.ofDays(3), new Change.Assigned(MARCO.party(), MARCO.id()));
        shop.agent(ahmed, Duration.ofDays(3), MARCO, "Yes we do, from next week on.");
        var yuki = shop.open(1008, "Νίκος Παππάς", Duration.ofDays(12));
        shop.shopper(yuki, Duration.ofDays(12), "Καλημέρα! Do you ship to Athens?");
        shop.enter(yuki, Duration.ofDays(12), new Change.Assigned(ANNA.party(), ANNA.id()));
        shop.agent(yuki, Duration.ofDays(11), ANNA, "👍🏽");
        var ended = shop.open(1003, "Chloé Dubois", Duration.ofHours(5));
        shop.shopper(ended, Duration.ofHours(5), "Can I change the address of order #2098?");
        shop.enter(ended, Duration.ofHours(5), new Change.Assigned(ANNA.party(), ANNA.id()));
        shop.agent(ended, Duration.ofMinutes(290), ANNA, "Done! It goes to your office now.");
        shop.enter(ended, Duration.ofMinutes(280), new Change.SeenByShopper(shop.head()));
        shop.shopper(ended, Duration.ofMinutes(275), "Perfect, bye");
        shop.enter(ended, Duration.ofMinutes(274), new Change.TicketClosed(new Party.Shopper()));
        return shop;
    }

    /// What the relay knows of Maria.
    public static Profile maria() {
        return new Profile(
                profile("Maria Rossi"),
                "c-7",
                "Maria Rossi",
                "maria.rossi@example.com",
                "+39 051 234 5678",
                "Bologna, Italy",
                ZoneId.of("Europe/Rome"),
                "it",
                Instant.parse("2024-05-02T08:00:00Z"),
                3,
                new BigDecimal("214.50"),
                "EUR",
                Map.of("tier", "Gold", "newsletter", "yes"),
                true);
    }

    public static List<Event> events() {
        return List.of(
                event(Duration.ofMinutes(58), Event.Kind.EMAIL, "Was sent “Your order is on its way”", Map.of()),
                event(Duration.ofHours(3), Event.Kind.ORDER_SHIPPED, "Order #2117 shipped with DHL", Map.of()),
                event(
                        Duration.ofHours(20),
                        Event.Kind.ORDER_PLACED,
                        "Placed order #2117 · €64.00",
                        Map.of("Item 1", "Linen shirt, white, M × 2")),
                event(Duration.ofHours(21), Event.Kind.PRODUCT_VIEWED, "Viewed Linen shirt", Map.of()),
                event(Duration.ofHours(26), Event.Kind.CHAT, "Started a chat", Map.of()),
                event(Duration.ofDays(40), Event.Kind.REFUND, "Refunded €18.00 of order #1980", Map.of()),
                event(Duration.ofDays(43), Event.Kind.ORDER_CANCELLED, "Order #1979 cancelled", Map.of()));
    }

    public static ProfileId profile(String name) {
        return new ProfileId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static Event event(Duration ago, Event.Kind kind, String summary, Map<String, String> properties) {
        return new Event(
                new EventId(UUID.nameUUIDFromBytes(summary.getBytes(StandardCharsets.UTF_8))),
                profile("Maria Rossi"),
                NOW.minus(ago),
                kind,
                summary,
                properties);
    }

    private static Agent agent(String name, Role role) {
        var id = new AgentId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        var mailbox = name.substring(0, name.indexOf(' ')).toLowerCase(java.util.Locale.ROOT);
        return new Agent(id, name, mailbox + "@bottega.example", role);
    }

    private MessageId messageId() {
        return messageId("message " + sequence);
    }

    private static MessageId messageId(String seed) {
        return new MessageId(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)));
    }
}
