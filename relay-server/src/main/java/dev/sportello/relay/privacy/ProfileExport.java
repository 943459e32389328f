package dev.sportello.relay.privacy;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One copy of all that is known of a customer, as JSON, page by page; `docs/protocol/export.md` describes it. It
/// ends with `"complete":true`, so that a copy that broke off is known to have. For one thread.
final class ProfileExport {
    private static final int PAGE = 100;

    /// Of the format; another number: a reader of this one may go wrong.
    private static final int VERSION = 1;

    private final Customers customers;
    private final Tickets tickets;
    private final Codec codec;
    private final Writer out;
    private boolean first;

    ProfileExport(Customers customers, Tickets tickets, Codec codec, Writer out) {
        this.customers = customers;
        this.tickets = tickets;
        this.codec = codec;
        this.out = out;
    }

    void write(Profile profile, Instant now) throws IOException {
        out.write("{\"format\":\"sportello-customer\",\"version\":" + VERSION + ",\"exportedAt\":");
        out.write(codec.encode(now));
        out.write(",\"profile\":" + codec.encode(profile));
        var known = customers.profiles().known(profile.id());
        out.write(",\"names\":" + codec.encode(known.names()));
        out.write(",\"told\":" + codec.encode(known.told()));
        orders(profile.id());
        events(profile.id());
        tickets(profile.id());
        if (customers.profiles().find(profile.id()) == null) {
            throw new IOException("The customer was erased meanwhile.");
        }
        out.write(",\"complete\":true}\n");
    }

    private void orders(ProfileId profile) throws IOException {
        begin("orders");
        @Nullable Instant before = null;
        var more = true;
        while (more) {
            var page = customers.orders().page(profile, before, PAGE);
            each(page.orders());
            more = page.more();
            before = more ? page.orders().getLast().placedAt() : null;
        }
        out.write("]");
    }

    private void events(ProfileId profile) throws IOException {
        begin("events");
        @Nullable Instant before = null;
        var more = true;
        while (more) {
            var page = customers.events().page(profile, before, Set.of(), PAGE);
            each(page.events());
            more = page.more();
            before = more ? page.events().getLast().at() : null;
        }
        out.write("]");
    }

    private void tickets(ProfileId profile) throws IOException {
        begin("tickets");
        var profiles = customers.profiles().withEarlier(profile);
        @Nullable Long before = null;
        var more = true;
        while (more) {
            var page = tickets.queries().ofCustomer(profiles, before, PAGE);
            for (var ticket : page.tickets()) {
                comma();
                ticket(ticket);
            }
            more = page.more();
            before = more ? page.tickets().getLast().sequence() : null;
        }
        out.write("]");
    }

    private void ticket(Ticket ticket) throws IOException {
        out.write("{\"ticket\":" + codec.encode(ticket) + ",\"entries\":[");
        first = true;
        @Nullable Long before = null;
        var more = true;
        while (more) {
            try {
                var page = tickets.queries().thread(ticket.id(), before, PAGE);
                each(page.entries().reversed());
                more = page.more() && !page.entries().isEmpty();
                before = more ? page.entries().getFirst().sequence() : null;
            } catch (RefusedFrame e) {
                throw new IOException("The ticket was erased meanwhile.", e);
            }
        }
        out.write("]}");
        first = false;
    }

    private void begin(String name) throws IOException {
        out.write(",\"" + name + "\":[");
        first = true;
    }

    private void each(Collection<?> values) throws IOException {
        for (var value : values) {
            comma();
            out.write(codec.encode(value));
        }
        out.flush();
    }

    private void comma() throws IOException {
        out.write(first ? "\n" : ",\n");
        first = false;
    }
}
