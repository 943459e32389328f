package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.sample.Orders;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.model.Entry;
import dev.sportello.model.Event;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.CustomerPage;
import dev.sportello.wire.AgentBodies.EventPage;
import dev.sportello.wire.AgentBodies.OrderPage;
import dev.sportello.wire.AgentBodies.ThreadPage;
import dev.sportello.wire.AgentBodies.TicketPage;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Names;
import dev.sportello.wire.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

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

    public volatile boolean customersFail;

    private final ScriptedJournal journal;
    private final Codec codec;

    ScriptedQueries(ScriptedJournal journal, Codec codec) {
        this.journal = journal;
        this.codec = codec;
    }

    void answer(RoutesConfig routes) {
        routes.get("/agent/profiles/{id}", request -> {
            if (profileFails) {
                request.status(503).result(codec.encode(Refusal.of(ErrorKind.BUSY)));
            } else {
                request.result(codec.encode(profile(asked(request))));
            }
        });
        routes.get("/agent/profiles/{id}/events", this::events);
        routes.get(
                "/agent/profiles/{id}/orders",
                request ->
                        request.result(codec.encode(new OrderPage(isOf(request) ? Orders.all() : List.of(), false))));
        routes.get("/agent/profiles/{id}/tickets", this::ofProfile);
        routes.get("/agent/customers", this::customers);
        routes.get("/agent/tickets", this::closed);
        routes.get("/agent/tickets/{number}", this::ticket);
        routes.get("/agent/tickets/{number}/thread", this::thread);
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
                .map(ticket -> Shoppers.stranger(id, ticket.shopperName()))
                .orElse(profile);
    }

    /// The page after the first is empty.
    private void events(Context request) {
        if (eventsFail) {
            request.status(503).result(codec.encode(Refusal.of(ErrorKind.BUSY)));
            return;
        }
        var first = request.queryParam("before") == null;
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
        var tickets = journal.tickets().stream()
                .filter(ticket -> ticket.profile().equals(id))
                .sorted(Comparator.comparing(Ticket::lastActivityAt).reversed())
                .toList();
        request.result(codec.encode(new TicketPage(tickets, false)));
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
