package dev.sportello.desktop.thread;

import dev.sportello.model.Channel;
import dev.sportello.model.Profile;
import dev.sportello.model.SettingsPage.Channels;
import dev.sportello.model.Ticket;
import dev.sportello.wire.RelayFrame.Trouble;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// By what the shopper of the open ticket can be reached, as far as that is known here. Immutable.
///
/// @param shop its name
/// @param shopper null while the profile is not known
/// @param closed whether the shop is closed now
/// @param failing the channels that do not work
public record Reach(
        String shop, Channels channels, @Nullable Profile shopper, boolean closed, List<Trouble> failing) {
    /// Before anything is known.
    public static final Reach UNKNOWN = new Reach("", Channels.NONE, null, false, List.of());

    public Reach {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(channels, "channels");
        failing = List.copyOf(failing);
    }

    boolean textsGoOut() {
        return channels.sms() != null && channels.sms().on();
    }

    boolean emailsGoOut() {
        return channels.smtp() != null && channels.smtp().on();
    }

    /// What is wrong with a channel; null for nothing.
    @Nullable
    Trouble trouble(Channel channel) {
        return failing.stream()
                .filter(trouble -> trouble.channel().equals(channel))
                .findFirst()
                .orElse(null);
    }

    /// Whose ticket it is, where the profile that is known is theirs.
    @Nullable
    Profile shopperOf(Ticket ticket) {
        return shopper != null && shopper.id().equals(ticket.profile()) ? shopper : null;
    }
}
