package dev.sportello.wire;

import dev.sportello.model.Entry;
import dev.sportello.model.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One JSON example of `docs/protocol.md`.
///
/// @param kind the words behind `json` in the fence: `client-frame`, `relay-frame`, `entry`, or `body` with a type's
///     name
public record ProtocolExample(String kind, String text) {
    static final Path DOCUMENT = Path.of("../docs/protocol.md");

    private static final Pattern FENCE = Pattern.compile("```json (\\S[^\\n]*)\\n(.*?)\\n```", Pattern.DOTALL);

    private static final Map<String, Class<?>> BODIES = Stream.of(
                    AgentBodies.SignIn.class,
                    AgentBodies.SignedIn.class,
                    AgentBodies.FirstAdmin.class,
                    AgentBodies.Snapshot.class,
                    AgentBodies.SnapshotPage.class,
                    AgentBodies.TicketPage.class,
                    AgentBodies.ThreadPage.class,
                    AgentBodies.EventPage.class,
                    AgentBodies.SaveSettings.class,
                    AgentBodies.Saved.class,
                    AgentBodies.Invite.class,
                    AgentBodies.Invited.class,
                    AgentBodies.AcceptInvitation.class,
                    AgentBodies.ChangeAgent.class,
                    AgentBodies.ChangePassword.class,
                    AgentBodies.ResetCode.class,
                    AgentBodies.ResetPassword.class,
                    AgentBodies.SetSecret.class,
                    AgentBodies.SecretList.class,
                    SearchBodies.SearchPage.class,
                    ShopperBodies.Identify.class,
                    ShopperBodies.SignOut.class,
                    ShopperBodies.Session.class,
                    ShopperBodies.Thread.class,
                    ShopperBodies.LiveTicket.class,
                    AgentBodies.ReadCursor.class,
                    Profile.class,
                    Refusal.class)
            .collect(Collectors.toMap(ProtocolExample::name, type -> type));

    /// All examples, in the order of the page.
    public static List<ProtocolExample> all() throws IOException {
        var page = Files.readString(DOCUMENT);
        return FENCE.matcher(page)
                .results()
                .map(fence -> new ProtocolExample(fence.group(1), fence.group(2)))
                .toList();
    }

    /// The example as the codec reads it.
    Object read(Codec codec) throws RefusedFrame {
        return switch (kind) {
            case "client-frame" -> codec.clientFrame(text);
            case "relay-frame" -> codec.relayFrame(text);
            case "entry" -> codec.body(text, Entry.class);
            default -> codec.body(text, type());
        };
    }

    private Class<?> type() {
        return body(kind.replaceFirst("^body ", ""));
    }

    /// The type of a body by its name, such as `AgentBodies.SignIn`.
    static Class<?> body(String name) {
        var type = BODIES.get(name);
        if (type == null) {
            throw new IllegalStateException("There is no body \"" + name + "\".");
        }
        return type;
    }

    private static String name(Class<?> type) {
        var outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }

    @Override
    public String toString() {
        return kind + " " + text.substring(0, Math.min(60, text.length()));
    }
}
