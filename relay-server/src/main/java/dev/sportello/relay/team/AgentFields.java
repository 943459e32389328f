package dev.sportello.relay.team;

import dev.sportello.model.StorableText;
import dev.sportello.model.Agent;
import dev.sportello.model.VisibleText;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;

/// What may stand in the fields of those who sign in, come into the team, or invite somebody.
public final class AgentFields {
    private static final int LONGEST_DEVICE = 200;

    /// @throws RefusedFrame `input-invalid`
    public static void checkName(String name) throws RefusedFrame {
        checkText("name", name, Agent.LONGEST_NAME);
    }

    /// @throws RefusedFrame `input-invalid`
    public static void checkDevice(String device) throws RefusedFrame {
        checkText("device", device, LONGEST_DEVICE);
    }

    /// @throws RefusedFrame `password-too-weak`, `input-invalid`
    public static void checkPassword(String password) throws RefusedFrame {
        Passwords.check(password);
    }

    /// The email of somebody who signs in: whatever it is, it is only looked up.
    ///
    /// @throws RefusedFrame `input-invalid`
    public static void checkLogin(String email) throws RefusedFrame {
        checkText("email", email, Agent.LONGEST_EMAIL);
    }

    /// The email of somebody new.
    ///
    /// @throws RefusedFrame `input-invalid`
    public static void checkEmail(String email) throws RefusedFrame {
        checkLogin(email);
        // In small letters it may be longer.
        checkLogin(Team.lower(email));
        if (!Agent.isEmail(email)) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "The email is no address.", null);
        }
    }

    /// Counts as H2 does: what needs a surrogate pair is two. PostgreSQL takes more.
    private static void checkText(String name, String text, int most) throws RefusedFrame {
        var unfit = VisibleText.isInvisible(text) || text.length() > most || !StorableText.isLine(text);
        if (unfit) {
            throw new RefusedFrame(
                    ErrorKind.INPUT_INVALID, "The " + name + " is 1 to " + most + " plain characters.", null);
        }
    }

    private AgentFields() {}
}
