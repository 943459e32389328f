package dev.sportello.wire;

import java.util.Objects;

/// The bodies by which admins erase what is known of a customer.
public final class PrivacyBodies {

    /// `POST /agent/customers/{profile}/erase`
    ///
    /// @param confirmation the customer's email as it is shown; without one, the name as it is shown
    public record EraseProfile(String confirmation) {
        public EraseProfile {
            Objects.requireNonNull(confirmation, "confirmation");
        }
    }

    /// `GET /agent/retention?tickets=DAYS&events=DAYS`: what would be deleted at once if that was saved.
    public record OutOfDate(long tickets, long events) {}

    private PrivacyBodies() {}
}
