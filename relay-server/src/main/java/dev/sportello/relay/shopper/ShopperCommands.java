package dev.sportello.relay.shopper;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Orders;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.journal.Turn;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.util.concurrent.CompletableFuture;

/// What shoppers ask for, whichever way it comes. Thread-safe.
public final class ShopperCommands {
    private final Tickets tickets;
    private final Orders orders;
    private final RateLimit<ProfileId> messages;

    /// @param messages how fast one shopper may write, over all connections
    public ShopperCommands(Tickets tickets, Orders orders, RateLimit<ProfileId> messages) {
        this.tickets = tickets;
        this.orders = orders;
        this.messages = messages;
    }

    /// @param turn whether it may still be carried out when it comes to that
    /// @return completes with the answer, never exceptionally
    /// @throws RefusedFrame `forbidden` where only an agent may ask for it, `rate-limited`
    CompletableFuture<RelayFrame> receive(Profile shopper, ClientFrame frame, Turn turn) throws RefusedFrame {
        return switch (frame) {
            case Command.SendMessage message -> {
                if (!messages.tryPass(shopper.id())) {
                    throw refused(ErrorKind.RATE_LIMITED, message);
                }
                var about = message.order() == null ? null : orders.card(shopper, message.order());
                yield tickets.receive(shopper, message, about, turn);
            }
            case Command.ByShopper command -> tickets.receive(shopper, command, turn);
            case Command.ByAgent command -> throw refused(ErrorKind.FORBIDDEN, command);
            case ClientFrame.Hello _,
                    ClientFrame.Ping _,
                    ClientFrame.LookAt _,
                    ClientFrame.FollowCustomer _,
                    ClientFrame.Visiting _ -> throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
        };
    }

    private static RefusedFrame refused(ErrorKind error, Command command) {
        return new RefusedFrame(error, error.sentence(), command.id());
    }
}
