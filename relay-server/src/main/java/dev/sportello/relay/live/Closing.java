package dev.sportello.relay.live;

import dev.sportello.model.AgentId;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.CloseReason;
import java.util.Arrays;
import java.util.UUID;

/// Whose listeners are closed, and why: for this relay and, as text, for the others.
sealed interface Closing {

    CloseReason reason();

    boolean concerns(Scope scope);

    /// For [#of].
    String text();

    record Session(String session, CloseReason reason) implements Closing {
        @Override
        public boolean concerns(Scope scope) {
            return scope.session().equals(session);
        }

        @Override
        public String text() {
            return "session " + reason.code() + " " + session;
        }
    }

    record OfAgent(AgentId agent, CloseReason reason) implements Closing {
        @Override
        public boolean concerns(Scope scope) {
            return scope instanceof Scope.Everything everything
                    && everything.agent().equals(agent);
        }

        @Override
        public String text() {
            return "agent " + reason.code() + " " + agent.value();
        }
    }

    record OfProfile(ProfileId profile, CloseReason reason) implements Closing {
        @Override
        public boolean concerns(Scope scope) {
            return scope instanceof Scope.Own own && own.profile().equals(profile);
        }

        @Override
        public String text() {
            return "profile " + reason.code() + " " + profile.value();
        }
    }

    /// @throws IllegalArgumentException if a newer relay means something else
    static Closing of(String text) {
        var parts = text.split(" ", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not understood: " + text);
        }
        var code = Integer.parseInt(parts[1]);
        var reason = Arrays.stream(CloseReason.values())
                .filter(each -> each.code() == code)
                .findFirst()
                .orElse(CloseReason.RESUME);
        return switch (parts[0]) {
            case "session" -> new Session(parts[2], reason);
            case "agent" -> new OfAgent(new AgentId(UUID.fromString(parts[2])), reason);
            case "profile" -> new OfProfile(new ProfileId(UUID.fromString(parts[2])), reason);
            default -> throw new IllegalArgumentException("Not understood: " + parts[0]);
        };
    }
}
