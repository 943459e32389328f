package dev.sportello.relay.socket;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.journal.Turn;
import dev.sportello.relay.live.Scope;
import dev.sportello.wire.ClientFrame.FollowCustomer;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.ClientFrame.Visiting;
import dev.sportello.wire.Command;
import dev.sportello.wire.RelayFrame;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A shopper who was admitted just before the database went away.
///
/// @param place given back when the link is gone
public record ClientInAnOutage(Runnable place) implements AuthenticatedClient {
    @Override
    public Scope scope() {
        return new Scope.Own(new ProfileId(new UUID(1, 1)), "session");
    }

    @Override
    public Instant until() {
        return Instant.MAX;
    }

    @Override
    public boolean stands() {
        throw new IllegalStateException("The database is away.");
    }

    @Override
    public void greet(Consumer<RelayFrame> tell) {
        throw new AssertionError("Nobody is greeted whose session is not known to stand.");
    }

    @Override
    public CompletableFuture<RelayFrame> receive(Command command, Turn turn) {
        throw new AssertionError(command);
    }

    @Override
    public void looks(LookAt look) {
        throw new AssertionError(look);
    }

    @Override
    public void follows(FollowCustomer follow) {
        throw new AssertionError(follow);
    }

    @Override
    public void visits(Visiting visiting) {
        throw new AssertionError(visiting);
    }

    @Override
    public void left() {
        place.run();
    }
}
