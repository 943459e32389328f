package dev.sportello.wire;

import dev.sportello.model.AgentId;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.RawJson;
import dev.sportello.model.TicketId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the relay sends to a hub or a desktop.
public sealed interface RelayFrame {

    /// The answer to [ClientFrame.Hello].
    ///
    /// @param version of the protocol that both sides speak from here on: the newest that both know
    /// @param head of the journal as the listener joined
    record Welcome(int version, Position head) implements RelayFrame {
        public Welcome {
            Objects.requireNonNull(head, "head");
        }
    }

    /// The position of `hello` cannot be resumed: load the snapshot over HTTP, and say `hello` again with its position.
    /// The relay closes the link behind it with [CloseReason#RESUME].
    record StartOver(UUID epoch) implements RelayFrame {
        public StartOver {
            Objects.requireNonNull(epoch, "epoch");
        }
    }

    /// Entries in the order of the journal, none skipped and none twice.
    record Entries(List<Entry> entries) implements RelayFrame {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /// Everything up to the sequence number that concerns the listener has been sent; what follows is live.
    record CaughtUp(long sequence) implements RelayFrame {}

    /// The command was executed and is on disk.
    ///
    /// @param sequence of the entry that it made; of the ticket's last entry when there was nothing left to do
    record Done(CommandId id, long sequence) implements RelayFrame {
        public Done {
            Objects.requireNonNull(id, "id");
        }
    }

    /// The frame was not executed, and left no trace.
    ///
    /// @param id of the command; null where the frame had none that could be read
    record Refused(@Nullable CommandId id, Refusal refusal) implements RelayFrame {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    record Pong() implements RelayFrame {}

    /// Which agents have a ticket open now: all of them, each once however many devices. Comes when that changes, and
    /// at the beginning for each ticket that somebody has open.
    record Presence(TicketId ticket, List<Viewer> viewers) implements RelayFrame {
        public Presence {
            Objects.requireNonNull(ticket, "ticket");
            viewers = List.copyOf(viewers);
        }
    }

    /// An agent who has a ticket open.
    ///
    /// @param typing whether that agent is writing in it
    record Viewer(AgentId agent, boolean typing) {
        public Viewer {
            Objects.requireNonNull(agent, "agent");
        }
    }

    /// What the shopper of a ticket does now; comes to desktops when it changes, and at the beginning for each ticket
    /// whose shopper is there.
    ///
    /// @param typing whether the shopper is writing in it
    /// @param page that the shopper looks at; null where none is told, or the shopper has left
    record Visit(TicketId ticket, boolean typing, @Nullable CurrentPage page) implements RelayFrame {
        public Visit {
            Objects.requireNonNull(ticket, "ticket");
        }

        /// Whether there is nothing to show.
        public boolean isOver() {
            return !typing && page == null;
        }
    }

    /// A page of the shop that a shopper looks at.
    ///
    /// @param title in one line, as the page has it: text, whatever it looks like
    /// @param address by `http` or `https`, with its path at most
    record CurrentPage(String title, URI address) {
        public CurrentPage {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(address, "address");
        }
    }

    /// Which agents write to a shopper; comes to hubs when that changes, and every few seconds while somebody writes.
    /// It holds for [Protocol#TYPING_LASTS].
    ///
    /// @param firstNames empty: nobody writes any more
    record Typing(TicketId ticket, List<String> firstNames) implements RelayFrame {
        public Typing {
            Objects.requireNonNull(ticket, "ticket");
            firstNames = List.copyOf(firstNames);
        }
    }

    /// What a hub shows of the shop's settings; comes at the beginning, and whenever an admin changes any of it.
    record Shop(PublicSettings settings) implements RelayFrame {
        public Shop {
            Objects.requireNonNull(settings, "settings");
        }
    }

    /// Something of a customer who is followed has changed: the profile, an order, or their newest events. It holds
    /// none of that, so that a thousand events in a second are one frame; whoever shows the customer fetches it.
    record CustomerChanged(ProfileId profile) implements RelayFrame {
        public CustomerChanged {
            Objects.requireNonNull(profile, "profile");
        }
    }

    /// The channels that do not work; comes to desktops at the beginning, and when it changes. It replaces those of
    /// before.
    record Channels(List<Trouble> failing) implements RelayFrame {
        public Channels {
            failing = List.copyOf(failing);
        }
    }

    /// A channel by which messages do not get through.
    ///
    /// @param reason what the gateway or the mail server says, or what the relay knows of it; it names no secret
    record Trouble(Channel channel, Instant since, String reason) {
        public Trouble {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// A frame that is newer than this program, which passes over it.
    record Unknown(String name, String json) implements RelayFrame, RawJson {
        public Unknown {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(json, "json");
        }
    }
}
