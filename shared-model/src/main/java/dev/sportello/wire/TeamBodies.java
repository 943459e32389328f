package dev.sportello.wire;

import dev.sportello.model.Agent;
import dev.sportello.model.Role;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bodies of the desktop's HTTP requests by which agents sign in and join, and admins change the team; and of
/// their answers.
public final class TeamBodies {

    /// `POST /agent/sign-in`
    ///
    /// @param device what the agent calls the machine, for the list of sessions
    /// @param deviceToken of an earlier sign-in from the same device; null for a new one. It replaces no password:
    ///     with it, nobody who tries passwords elsewhere keeps this agent waiting
    public record SignIn(
            String email,
            String password,
            String device,
            @Nullable String deviceToken) {
        public SignIn(String email, String password, String device) {
            this(email, password, device, null);
        }

        public SignIn {
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(device, "device");
        }

        @Override
        public String toString() {
            return "SignIn[" + email + "]";
        }
    }

    /// `POST /agent/first-admin`
    ///
    /// @param code the one-time code that the relay prints at its first start
    /// @param zone the admin's time zone, which a shop takes that has set none; null to leave it out
    public record FirstAdmin(
            String code,
            String name,
            String email,
            String password,
            String device,
            @Nullable String zone) {
        public FirstAdmin {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(device, "device");
        }

        @Override
        public String toString() {
            return "FirstAdmin[" + email + "]";
        }
    }

    /// The answer to both.
    ///
    /// @param deviceToken to be kept on the device, and shown at the next sign-in from there
    public record SignedIn(
            String token, Agent you, @Nullable String deviceToken) {
        public SignedIn {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(you, "you");
        }

        @Override
        public String toString() {
            return "SignedIn[" + you + "]";
        }
    }

    /// `POST /agent/team`, by an admin: invites somebody into the team, or invites again who has not come yet. Answered
    /// by [Invited].
    public record Invite(CommandId id, String name, String email, Role role) {
        public Invite {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(role, "role");
        }
    }

    /// The answer: what the admin passes on. The relay keeps no copy that could be read.
    ///
    /// @param code good for one use
    public record Invited(Agent agent, String code, Instant expiresAt) {
        public Invited {
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }

        @Override
        public String toString() {
            return "Invited[" + agent + "]";
        }
    }

    /// `POST /agent/invitation`, by whoever was invited; answered as sign-in.
    ///
    /// @param name as the invited one wants to be called
    public record AcceptInvitation(String code, String name, String password, String device) {
        public AcceptInvitation {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(device, "device");
        }

        @Override
        public String toString() {
            return "AcceptInvitation[" + name + "]";
        }
    }

    /// `PUT /agent/password`: another password for whoever is signed in. Ends all other sessions.
    public record ChangePassword(String current, String password) {
        public ChangePassword {
            Objects.requireNonNull(current, "current");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "ChangePassword[…]";
        }
    }

    /// The answer to `POST /agent/team/{id}/reset-code`, by an admin: what the admin passes on. The relay keeps no copy
    /// that could be read.
    ///
    /// @param code good for one use
    public record ResetCode(Agent agent, String code, Instant expiresAt) {
        public ResetCode {
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }

        @Override
        public String toString() {
            return "ResetCode[" + agent + "]";
        }
    }

    /// `POST /agent/password-reset`, by whoever was given a reset code; answered as sign-in.
    ///
    /// @param deviceToken as of [SignIn]
    public record ResetPassword(
            String email,
            String code,
            String password,
            String device,
            @Nullable String deviceToken) {
        public ResetPassword {
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(device, "device");
        }

        @Override
        public String toString() {
            return "ResetPassword[" + email + "]";
        }
    }

    /// `PUT /agent/team/{id}`, by an admin: another role, disabled, or back again. Only what is meant is named, so that
    /// a new role from a desktop that is behind does not let in again who was disabled meanwhile.
    ///
    /// @param role null to leave it
    /// @param disabled whether the agent may not sign in any more, which ends all sessions; null to leave it.
    ///     Who comes back has no password, and needs a [ResetCode]
    public record ChangeAgent(
            CommandId id, @Nullable Role role, @Nullable Boolean disabled) {
        public ChangeAgent {
            Objects.requireNonNull(id, "id");
            if (role == null && disabled == null) {
                throw new IllegalArgumentException("role or disabled is needed");
            }
        }

        public static ChangeAgent role(CommandId id, Role role) {
            return new ChangeAgent(id, role, null);
        }

        public static ChangeAgent disabled(CommandId id, boolean disabled) {
            return new ChangeAgent(id, null, disabled);
        }
    }

    private TeamBodies() {}
}
