package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.sample.Orders;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.model.Entry;
import dev.sportello.model.Event;
import dev.sportello.model.MergeId;
import dev.sportello.model.Order;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.CustomerPage;
import dev.sportello.wire.AgentBodies.EventPage;
import dev.sportello.wire.AgentBodies.OrderPage;
import dev.sportello.wire.AgentBodies.ThreadPage;
import dev.sportello.wire.AgentBodies.TicketPage;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.MergeBodies.Merge;
import dev.sportello.wire.MergeBodies.MergeList;
import dev.sportello.wire.MergeBodies.MergeProfiles;
import dev.sportello.wire.Names;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What a scripted relay answers to a desktop's questions over HTTP: threads and closed tickets from its journal, much
/// of one customer, and of the others what their tickets say. Thread-safe.
public final class ScriptedQueries {
    /// Below which entry each page of closed tickets was asked for; the first one below the end of time.
    public final List<Long> closedPages = new CopyOnWriteArrayList<>();

    /// Of whom much is known.
    public volatile Profile profile = Shoppers.maria();

    /// What happened to them, newest first.
    public volatile List<Event> events = Shoppers.events();

    /// Who can be found.
    public volatile List<Profile> customers = List.of(Shoppers.maria());

    /// What was looked for.
    public final List<String> customersAsked = new CopyOnWriteArrayList<>();

    public volatile boolean profileFails;

    public volatile boolean eventsFail;

    /// Whether only the first page of events is given.
    public volatile boolean laterEventsFail;

    public volatile boolean customersFail;

    /// Tickets that are any asked customer's too, from before the shop said whose they are.
    public volatile Set<TicketId> earlier = Set.of();

    public volatile boolean ticketsFail;

    /// How many tickets of a customer are given at once.
    public volatile int ticketsAtOnce = Integer.MAX_VALUE;

    /// How often the first of a customer's tickets were asked for.
    public final AtomicInteger ticketsAsked = new AtomicInteger();

    /// What was written to customers who were in no chat.
    public final List<AgentBodies.WriteTo> written = new CopyOnWriteArrayList<>();

    /// Why nobody can be written to; null where they can.
    public volatile @Nullable ErrorKind writingRefused;

    /// What the customer has ordered, placed last first.
    public volatile List<Order> orders = Orders.all();

    /// How often orders were asked for.
    public final AtomicInteger ordersAsked = new AtomicInteger();

    /// Merges into the customer that can be undone.
    public volatile List<Merge> merges = List.of();

    /// Which profiles were asked to be merged: this one and another one.
    public final List<String> mergesAsked = new CopyOnWriteArrayList<>();

    public final List<String> mergesUndone = new CopyOnWriteArrayList<>();

    /// Why nothing is merged; null: it is.
    public volatile @Nullable ErrorKind mergeRefused;

    /// Why no merge is undone; null: it is.
    public volatile @Nullable ErrorKind undoRefused;

    /// The answers that were kept back, by their paths.
    public final List<String> held = new CopyOnWriteArrayList<>();

    private final ScriptedJournal journal;
    private final Codec codec;
    private final AtomicReference<@Nullable String> holding = new AtomicReference<>();
    private volatile CountDownLatch open = new CountDownLatch(0);

    ScriptedQueries(ScriptedJournal journal, Codec codec) {
        this.journal = journal;
        this.codec = codec;
    }

    /// Keeps back the next answer to a question whose path ends so, as it is by then; until it is released.
    public void holdNext(String end) {
        open = new CountDownLatch(1);
        holding.set(end);
    }

    public void release() {
        holding.set(null);
        open.countDown();
    }

    private void keepBack(Context request) throws InterruptedException {
        var end = holding.get();
        if (end != null && request.path().endsWith(end) && holding.compareAndSet(end, null)) {
            held.add(request.path());
            open.await();
        }
    }

    void answer(RoutesConfig routes) {
        routes.after(this::keepBack);
        routes.get("/agent/profiles/{id}", request -> {
            if (profileFails) {
                request.status(503).result(codec.encode(Refusal.of(ErrorKind.BUSY)));
            } else {
                request.result(codec.encode(profile(asked(request))));
            }
        });
        routes.get("/agent/profiles/{id}/events", this::events);
        routes.get("/agent/profiles/{id}/orders", request -> {
            ordersAsked.incrementAndGet();
            request.result(codec.encode(new OrderPage(isOf(request) ? orders : List.of(), false)));
        });
        routes.get("/agent/profiles/{id}/tickets", this::ofProfile);
        routes.post("/agent/profiles/{id}/chat", this::writeTo);
        routes.get(
                "/agent/profiles/{id}/merges",
                request -> request.result(codec.encode(new MergeList(isOf(request) ? merges : List.of()))));
        routes.post("/agent/profiles/{id}/merges", this::merge);
        routes.delete("/agent/merges/{id}", this::undo);
        routes.get("/agent/customers", this::customers);
        routes.get("/agent/tickets", this::closed);
        routes.get("/agent/tickets/{number}", this::ticket);
        routes.get("/agent/tickets/{number}/thread", this::thread);
    }

    private void merge(Context request) throws RefusedFrame {
        var other = codec.request(request.body(), MergeProfiles.class).other();
        mergesAsked.add(asked(request) + " " + other);
        if (mergeRefused != null) {
            request.status(409).result(codec.encode(Refusal.of(mergeRefused)));
            return;
        }
        var id = new MergeId(new UUID(9, mergesAsked.size()));
        var merge =
                new Merge(id, profile.id(), other, "Luca Ferrari", "Anna Bianchi", Shop.NOW, Shop.NOW.plusSeconds(600));
        merges = List.of(merge);
        request.result(codec.encode(merge));
    }

    private void undo(Context request) {
        mergesUndone.add(request.pathParam("id"));
        if (undoRefused != null) {
            request.status(409).result(codec.encode(Refusal.of(undoRefused)));
            return;
        }
        var undone = merges.getFirst();
        merges = List.of();
        request.result(codec.encode(undone));
    }

    private static ProfileId asked(Context request) {
        return new ProfileId(UUID.fromString(request.pathParam("id")));
    }

    private boolean isOf(Context request) {
        return asked(request).equals(profile.id());
    }

    private Profile profile(ProfileId id) {
        return journal.tickets().stream()
                .filter(ticket -> ticket.profile().equals(id) && !id.equals(profile.id()))
                .findFirst()
                .map(ticket -> Shoppers.of(id, ticket.shopperName()))
                .orElse(profile);
    }

    /// The page after the first is empty.
    private void events(Context request) {
        var first = request.queryParam("before") == null;
        if (eventsFail || laterEventsFail && !first) {
            request.status(503).result(codec.encode(Refusal.of(ErrorKind.BUSY)));
            return;
        }
        var kinds = request.queryParam("kinds");
        var asked = kinds == null ? List.<String>of() : List.of(kinds.split(","));
        var page = first && isOf(request)
                ? events.stream()
                        .filter(event -> kinds == null || asked.contains(Names.of(event.kind())))
                        .toList()
                : List.<Event>of();
        request.result(codec.encode(new EventPage(page, first && !page.isEmpty())));
    }

    private void ofProfile(Context request) {
        var id = asked(request);
        var before = request.queryParam("before");
        if (before == null) {
            ticketsAsked.incrementAndGet();
        }
        if (ticketsFail) {
            request.status(503).result(codec.encode(Refusal.of(ErrorKind.BUSY)));
            return;
        }
        var tickets = journal.tickets().stream()
                .filter(ticket -> ticket.profile().equals(id) || earlier.contains(ticket.id()))
                .filter(ticket -> before == null || ticket.sequence() < Long.parseLong(before))
                .sorted(Comparator.comparingLong(Ticket::sequence).reversed())
                .toList();
        var page = tickets.stream().limit(ticketsAtOnce).toList();
        request.result(codec.encode(new TicketPage(page, page.size() < tickets.size())));
    }

    /// Held back, it has not come to the journal yet.
    private void writeTo(Context request) throws RefusedFrame, InterruptedException {
        keepBack(request);
        var words = codec.request(request.body(), AgentBodies.WriteTo.class);
        written.add(words);
        var refused = writingRefused;
        if (refused != null) {
            request.status(refused.status()).result(codec.encode(Refusal.of(refused)));
            return;
        }
        var entry = journal.write(asked(request), profile.name(), words);
        request.result(codec.encode(new AgentBodies.Written(Objects.requireNonNull(entry.ticket()), entry.sequence())));
    }

    private void customers(Context request) {
        customersAsked.add(request.queryParam("query"));
        if (customersFail) {
            request.status(503).result(codec.encode(Refusal.of(ErrorKind.BUSY)));
            return;
        }
        var words = request.queryParam("query").toLowerCase(Locale.ROOT);
        var found = customers.stream()
                .filter(each -> (each.name() + " " + each.email())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .toList();
        request.result(codec.encode(new CustomerPage(found, null)));
    }

    private void closed(Context request) {
        var limit = Integer.parseInt(request.queryParam("limit"));
        var before = Long.parseLong(Objects.requireNonNullElse(request.queryParam("before"), "" + Long.MAX_VALUE));
        closedPages.add(before);
        var closed = journal.tickets().stream()
                .filter(ticket -> !ticket.live() && ticket.sequence() < before)
                .sorted(Comparator.comparingLong(Ticket::sequence).reversed())
                .toList();
        request.result(codec.encode(new TicketPage(closed.stream().limit(limit).toList(), closed.size() > limit)));
    }

    private void ticket(Context request) {
        var id = new TicketId(Long.parseLong(request.pathParam("number")));
        journal.tickets().stream()
                .filter(ticket -> ticket.id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        ticket -> request.result(codec.encode(ticket)),
                        () -> request.status(ErrorKind.TICKET_UNKNOWN.status())
                                .result(codec.encode(Refusal.of(ErrorKind.TICKET_UNKNOWN))));
    }

    private void thread(Context request) {
        var ticket = new TicketId(Long.parseLong(request.pathParam("number")));
        var before = Long.parseLong(request.queryParam("before"));
        List<Entry> entries = journal.thread(ticket).stream()
                .filter(entry -> entry.sequence() < before)
                .toList();
        request.result(codec.encode(new ThreadPage(entries, false)));
    }
}
