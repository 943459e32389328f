package dev.sportello.desktop.settings.team;

import atlantafx.base.theme.Styles;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.settings.team.InviteEdit.Progress;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import dev.sportello.model.Agent;
import dev.sportello.model.Role;
import dev.sportello.wire.TeamBodies.Invited;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/// The page of the team. FX thread only.
final class TeamController {
    private final TeamModel team;
    private final Clock clock;
    private final EmojiPictures pictures;
    private final Texts texts;
    private final Map<Member, MemberRow> rows = new HashMap<>();
    private final Map<Member, Subscription> watched = new HashMap<>();

    @FXML
    private VBox members;

    @FXML
    private TextField name;

    @FXML
    private TextField email;

    @FXML
    private ComboBox<Role> role;

    @FXML
    private Button send;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private Label inviteError;

    @FXML
    private Node invitation;

    @FXML
    private Label invitedWho;

    @FXML
    private TextField code;

    @FXML
    private Label expires;

    @FXML
    private Button copy;

    TeamController(TeamModel team, Clock clock, EmojiPictures pictures, Texts texts) {
        this.team = team;
        this.clock = clock;
        this.pictures = pictures;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        team.members().addListener((ListChangeListener<Member>) _ -> showMembers());
        showMembers();
        var invite = team.invite();
        EmojiInput.in(name, pictures);
        name.textProperty().bindBidirectional(invite.name());
        email.textProperty().bindBidirectional(invite.email());
        role.getItems().setAll(Role.AGENT, Role.ADMIN);
        role.setConverter(new StringConverter<>() {
            @Override
            public String toString(Role role) {
                return texts.get(role == Role.ADMIN ? "team.admin" : "team.agent");
            }

            @Override
            public Role fromString(String typed) {
                throw new UnsupportedOperationException("Roles are chosen, not typed.");
            }
        });
        role.valueProperty().bindBidirectional(invite.role());
        Waiting.until(invite.sendable(), send, email);
        invite.progress().subscribe(_ -> showInvite());
        invite.name().subscribe(_ -> showInvite());
        invite.email().subscribe(_ -> showInvite());
        // While one types an address it is not whole yet.
        email.focusedProperty().subscribe(_ -> showInvite());
        var sending = invite.progress().map(state -> state == Progress.SENDING);
        name.editableProperty().bind(sending.map(busy -> !busy));
        email.editableProperty().bind(sending.map(busy -> !busy));
        role.disableProperty().bind(sending);
        team.invited().subscribe(this::showInvited);
    }

    private void showMembers() {
        rows.keySet().retainAll(team.members());
        watched.entrySet().removeIf(entry -> {
            var gone = !team.members().contains(entry.getKey());
            if (gone) {
                entry.getValue().unsubscribe();
            }
            return gone;
        });
        for (var member : team.members()) {
            rows.computeIfAbsent(member, _ -> new MemberRow(member, team, clock, texts));
            watched.computeIfAbsent(member, _ -> member.agent().subscribe((_, next) -> didChange(next)));
        }
        members.getChildren().setAll(team.members().stream().map(rows::get).toList());
        rows.values().forEach(row -> {
            row.getStyleClass().remove("last");
            row.show();
        });
        if (!members.getChildren().isEmpty()) {
            members.getChildren().getLast().getStyleClass().add("last");
        }
    }

    /// Whether one is the last admin depends on the others; and who came needs the code no more.
    private void didChange(Agent agent) {
        rows.values().forEach(MemberRow::show);
        var invited = team.invited().get();
        if (invited != null && invited.agent().id().equals(agent.id()) && agent.standing() != Agent.Standing.INVITED) {
            team.forgetInvited();
        }
    }

    private void showInvite() {
        var invite = team.invite();
        var wrong = invite.emailIsWrong() && !email.isFocused();
        email.pseudoClassStateChanged(
                Styles.STATE_DANGER, wrong || invite.progress().get() == Progress.EMAIL_TAKEN);
        name.pseudoClassStateChanged(Styles.STATE_DANGER, invite.nameIsTooLong());
        inviteError.setText(inviteError(wrong));
        Shown.set(inviteError, !inviteError.getText().isEmpty());
        Shown.set(progress, invite.progress().get() == Progress.SENDING);
    }

    private String inviteError(boolean emailIsWrong) {
        if (team.invite().nameIsTooLong()) {
            return texts.get("invite.name-too-long", Agent.LONGEST_NAME);
        }
        return emailIsWrong
                ? texts.get("invite.email-wrong")
                : words(team.invite().progress().get());
    }

    private String words(Progress state) {
        return switch (state) {
            case WRITING, SENDING -> "";
            case EMAIL_TAKEN -> texts.get("invite.email-taken");
            case NOT_REACHED -> texts.get("team.not-reached");
            case FORBIDDEN -> texts.get("team.forbidden");
            case FAILED -> texts.get("team.failed");
        };
    }

    private void showInvited(Invited invited) {
        Shown.set(invitation, invited != null);
        if (invited != null) {
            invitedWho.setText(texts.get("invited.who", invited.agent().name()));
            code.setText(invited.code());
            expires.setText(texts.get(
                    "invited.expires",
                    Formats.exact(texts.locale()).withZone(clock.getZone()).format(invited.expiresAt())));
            copy.setText(texts.get("invited.copy"));
            copy.requestFocus();
        }
    }

    @FXML
    private void didClickSend() {
        team.sendInvitation();
    }

    @FXML
    private void didClickCopy() {
        SystemClipboard.put(Objects.requireNonNull(code.getText()));
        copy.setText(texts.get("invited.copied"));
    }
}
