package dev.sportello.relay.agent;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.wire.ClientFrame.FollowCustomer;
import dev.sportello.wire.Protocol;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Which desktop has which customer on screen, and hears when there is more to fetch of them: at once, and of many
/// changes once a second. Never stored: what a desktop says expires by itself, and ends with its link. Thread-safe:
/// guarded by its own lock, under which nothing blocks.
final class FollowedCustomers {
    private final ElapsedTime elapsed;
    private final Map<Object, Consumer<RelayFrame>> receivers = new IdentityHashMap<>();
    private final Map<Object, Followed> followed = new IdentityHashMap<>();
    private final Set<ProfileId> told = new HashSet<>();
    private final Set<ProfileId> waiting = new HashSet<>();

    /// @param until as the elapsed time tells it
    private record Followed(ProfileId profile, Duration until) {}

    FollowedCustomers(ElapsedTime elapsed) {
        this.elapsed = elapsed;
    }

    /// @param desktop stands for one link, by its identity, until it has [#left]
    /// @param receiver does not block
    synchronized void greet(Object desktop, Consumer<RelayFrame> receiver) {
        receivers.put(desktop, receiver);
    }

    synchronized void follows(Object desktop, FollowCustomer follow) {
        if (follow.profile() == null) {
            followed.remove(desktop);
        } else {
            var until = elapsed.elapsed().plus(Protocol.PRESENCE_LASTS);
            followed.put(desktop, new Followed(follow.profile(), until));
        }
    }

    synchronized void left(Object desktop) {
        receivers.remove(desktop);
        followed.remove(desktop);
    }

    /// Something of a customer has changed.
    synchronized void changed(ProfileId profile) {
        if (followed.values().stream().noneMatch(each -> each.profile().equals(profile))) {
            return;
        }
        if (told.add(profile)) {
            tell(profile);
        } else {
            waiting.add(profile);
        }
    }

    /// Tells of what has changed again. To be called every second.
    synchronized void publish() {
        var now = elapsed.elapsed();
        followed.values().removeIf(each -> each.until().compareTo(now) <= 0);
        waiting.forEach(this::tell);
        told.clear();
        told.addAll(waiting);
        waiting.clear();
    }

    private void tell(ProfileId profile) {
        var frame = new RelayFrame.CustomerChanged(profile);
        followed.forEach((desktop, each) -> {
            var receiver = receivers.get(desktop);
            if (receiver != null && each.profile().equals(profile)) {
                receiver.accept(frame);
            }
        });
    }
}
