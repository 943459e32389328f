package dev.sportello.model;

import java.util.Objects;
import java.util.regex.Pattern;

/// One who answers shoppers, or did.
public record Agent(AgentId id, String name, String email, Role role, Standing standing) {
    /// The longest name, in UTF-16 units.
    public static final int LONGEST_NAME = 200;

    /// The longest email, in UTF-16 units.
    public static final int LONGEST_EMAIL = 320;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /// How an agent stands in the team.
    public sealed interface Standing {
        Known INVITED = Known.INVITED;
        Known ACTIVE = Known.ACTIVE;
        Known DISABLED = Known.DISABLED;

        enum Known implements Standing {
            /// Has an invitation and has not come yet.
            INVITED,
            ACTIVE,
            /// May not sign in any more; what this agent wrote stays.
            DISABLED
        }

        /// A standing that is newer than this program. Here it counts as not active.
        record Unknown(String name) implements Standing, UnknownName {
            public Unknown {
                Objects.requireNonNull(name, "name");
            }
        }
    }

    public Agent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(standing, "standing");
    }

    /// An agent who works here.
    public Agent(AgentId id, String name, String email, Role role) {
        this(id, name, email, role, Standing.ACTIVE);
    }

    /// Whether a text has the form of an email address, spaces around it apart. Whether there is such an address only
    /// the mail knows.
    public static boolean isEmail(String text) {
        return EMAIL.matcher(text.strip()).matches();
    }

    public boolean active() {
        return standing == Standing.ACTIVE;
    }

    /// Whether this agent may do what only admins may.
    public boolean admin() {
        return active() && role == Role.ADMIN;
    }

    /// What shoppers see of the name: everything before the first space.
    public String firstName() {
        var end = name.indexOf(' ');
        return end < 0 ? name : name.substring(0, end);
    }

    /// This agent as the author of a message or of a change.
    public Party.ByAgent party() {
        return new Party.ByAgent(id, firstName());
    }
}
