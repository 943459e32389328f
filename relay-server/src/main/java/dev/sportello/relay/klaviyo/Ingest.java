package dev.sportello.relay.klaviyo;

import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.EventReport;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.Intake;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.ProfilePatch;
import dev.sportello.relay.http.ApiRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Passes what was told on to the customers it is of. Thread-safe: each call is transactions of its own, and harmless
/// to repeat.
record Ingest(Customers customers) {

    /// @throws ApiRefused 404, or 400 where it cannot be kept
    Intake.Taken profile(ProfileBody report, Instant now) throws ApiRefused {
        var who = report.identity(customers.profiles());
        try {
            var taken = customers.intake().profile(who, report.patch(), now);
            if (taken != null) {
                return taken;
            }
        } catch (IllegalArgumentException e) {
            throw tooMuch(report, e);
        }
        throw new ApiRefused(
                409,
                "erased",
                "Erased profile.",
                "This customer was erased lately. They come back by a sign-in, an order or a later event.",
                null);
    }

    /// @throws ApiRefused as [ProfileBody#identity]
    void requireNamed(ProfileBody report) throws ApiRefused {
        var _ = report.identity(customers.profiles());
    }

    /// @throws ApiRefused 404, or 400 where it cannot be kept
    void events(ProfileBody report, List<ToldEvent> told, Instant now) throws ApiRefused {
        var who = report.identity(customers.profiles());
        var events = new ArrayList<EventReport>();
        var orders = new ArrayList<OrderReport>();
        for (var event : told) {
            if (event.order() == null) {
                events.add(event.report());
            } else {
                orders.add(event.order());
            }
        }
        try {
            // First: a new order brings back who was erased, and what is told of them with it.
            orders.forEach(order -> customers.orders().take(order, who));
            take(who, report.patch(), events, now);
        } catch (IllegalArgumentException e) {
            throw tooMuch(report, e);
        }
    }

    private void take(Identity who, ProfilePatch patch, List<EventReport> events, Instant now) {
        if (!events.isEmpty() || !patch.equals(ProfilePatch.NOTHING)) {
            var _ = customers.intake().events(who, patch, events, now);
        }
    }

    private static ApiRefused tooMuch(ProfileBody report, IllegalArgumentException problem) throws ApiRefused {
        return report.resource()
                .at("attributes")
                .at("properties")
                .refused(Objects.requireNonNullElse(problem.getMessage(), "This is too much."));
    }
}
