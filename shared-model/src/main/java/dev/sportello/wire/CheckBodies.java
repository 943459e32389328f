package dev.sportello.wire;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bodies by which admins try how the shop's pages fit to the relay.
public final class CheckBodies {

    /// A check that an admin has opened.
    ///
    /// @param code lets its page ask; no secret of a shopper or an agent
    /// @param until when it ends by itself
    public record OpenedCheck(String code, Instant until) {
        public OpenedCheck {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(until, "until");
        }

        @Override
        public String toString() {
            return "OpenedCheck[" + until + "]";
        }
    }

    /// What to try.
    ///
    /// @param page the address of a page of the shop; null for none
    /// @param token an identity that the shop's server has signed; null for none
    public record TrySetup(
            String code, @Nullable String page, @Nullable String token) {
        public TrySetup {
            Objects.requireNonNull(code, "code");
        }

        @Override
        public String toString() {
            return "TrySetup[…]";
        }
    }

    /// What came of it.
    ///
    /// @param now by the relay's clock
    /// @param hidden whether a proxy that is not trusted hides what the browser asked for
    /// @param site of the page; null where none was named
    /// @param identity null where none was named
    public record SetupTried(
            Instant now,
            boolean hidden,
            @Nullable TriedSite site,
            @Nullable TriedIdentity identity) {
        public SetupTried {
            Objects.requireNonNull(now, "now");
        }
    }

    /// @param origin as browsers spell it; null where the address is none of a page
    /// @param allowed whether its pages may use the relay
    /// @param near allowed origins that it could be taken for
    public record TriedSite(@Nullable String origin, boolean allowed, List<String> near) {
        public TriedSite {
            near = List.copyOf(near);
        }
    }

    /// @param refusal why the relay does not believe it; null where it does
    public record TriedIdentity(@Nullable Refusal refusal) {}

    private CheckBodies() {}
}
