package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.model.Event;
import dev.sportello.model.MergeId;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.AgentBodies.CustomerPage;
import dev.sportello.wire.AgentBodies.EventPage;
import dev.sportello.wire.AgentBodies.OrderPage;
import dev.sportello.wire.AgentBodies.TicketPage;
import dev.sportello.wire.AgentBodies.WriteTo;
import dev.sportello.wire.AgentBodies.Written;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.MergeBodies.Merge;
import dev.sportello.wire.MergeBodies.MergeList;
import dev.sportello.wire.MergeBodies.MergeProfiles;
import dev.sportello.wire.Names;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the relay is asked about customers, and tells of them. Thread-safe; no method waits. Futures complete on other
/// threads, and fail with [RequestFailed].
public final class CustomerRequests {
    private static final int PAGE = 50;

    private final RelayRequests requests;
    private final Replica replica;
    private final Connection connection;

    CustomerRequests(RelayRequests requests, Replica replica, Connection connection) {
        this.requests = requests;
        this.replica = replica;
        this.connection = connection;
    }

    /// A profile from the relay; as it was last seen while the relay cannot be reached, or is too old to tell.
    public CompletableFuture<Profile> profile(ProfileId id) {
        return requests.get("/agent/profiles/" + id, Profile.class)
                .whenComplete((profile, _) -> {
                    if (profile != null) {
                        replica.keep(profile);
                    }
                })
                .exceptionallyCompose(failure -> lastSeen(id, failure));
    }

    /// A profile's events, newest first.
    ///
    /// @param before the time of the last event of the page before; null for the first page
    /// @param kinds only these; empty: all
    public CompletableFuture<EventPage> events(
            ProfileId id, @Nullable Instant before, Set<? extends Event.Kind> kinds) {
        var only = kinds.isEmpty()
                ? ""
                : "&kinds=" + kinds.stream().map(Names::of).sorted().collect(Collectors.joining(","));
        return requests.get(ofProfile(id, "events", before) + only, EventPage.class);
    }

    /// A profile's orders, placed last first.
    ///
    /// @param before when the last order of the page before was placed; null for the first page
    public CompletableFuture<OrderPage> orders(ProfileId id, @Nullable Instant before) {
        return requests.get(ofProfile(id, "orders", before), OrderPage.class);
    }

    /// A profile's tickets on all channels, closed ones too, newest activity first.
    ///
    /// @param before the `sequence` of the last ticket of the page before; null for the first page
    public CompletableFuture<TicketPage> tickets(ProfileId id, @Nullable Long before) {
        return requests.get(ofProfile(id, "tickets", before), TicketPage.class);
    }

    /// Writes to a customer: in their live chat, or in a new one.
    ///
    /// @param id the same again doubles nothing
    public CompletableFuture<Written> writeTo(ProfileId customer, CommandId id, String text) {
        return requests.post("/agent/profiles/" + customer + "/chat", new WriteTo(id, text), Written.class);
    }

    /// Customers by the beginnings of words of their name, email, phone, customer id, or an order's number.
    ///
    /// @param query not blank
    /// @return the best of them; its `next` says whether there are more, who are found by more words
    public CompletableFuture<CustomerPage> find(String query) {
        return requests.get("/agent/customers?limit=" + PAGE + "&query=" + encoded(query), CustomerPage.class);
    }

    /// Merges two profiles of one person; the one with a customer id is kept, else the first.
    public CompletableFuture<Merge> merge(ProfileId one, ProfileId other) {
        return requests.post("/agent/profiles/" + one + "/merges", new MergeProfiles(other), Merge.class);
    }

    /// The merges into a profile that can be undone, the last first.
    public CompletableFuture<MergeList> merges(ProfileId kept) {
        return requests.get("/agent/profiles/" + kept + "/merges", MergeList.class);
    }

    /// Takes a merge back.
    public CompletableFuture<?> undo(MergeId merge) {
        return requests.delete("/agent/merges/" + merge);
    }

    /// Tells the relay whose customer's history is on screen, so that it says when there is more of it; reported again
    /// as often as needed.
    ///
    /// @param id null for nobody's
    public void follow(@Nullable ProfileId id) {
        connection.follow(id);
    }

    /// Subscribes to changes of the customer who is followed, off the FX thread. Run what is returned to unsubscribe.
    public Runnable onChanged(Consumer<ProfileId> listener) {
        return connection.onCustomerChanged(listener);
    }

    private static String ofProfile(ProfileId id, String what, @Nullable Object before) {
        return "/agent/profiles/" + id + "/" + what + "?limit=" + PAGE + (before == null ? "" : "&before=" + before);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private CompletableFuture<Profile> lastSeen(ProfileId id, Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RequestFailed.Refused refused && refused.refusal().error() != ErrorKind.NOT_FOUND) {
            return CompletableFuture.failedFuture(failure);
        }
        return replica.profile(id)
                .thenCompose(seen -> seen.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(failure)));
    }
}
