package dev.sportello.desktop.settings.team;

import dev.sportello.desktop.settings.page.FocusBack;
import dev.sportello.desktop.settings.page.ScrollIntoView;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.settings.team.Member.Progress;
import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Agent.Standing;
import dev.sportello.model.Agent;
import dev.sportello.model.Role;
import java.time.Clock;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One of the team, with what can be done about this one. FX thread only.
final class MemberRow extends VBox {
    private final Member member;
    private final TeamModel team;
    private final Texts texts;
    private final Avatar avatar = new Avatar();
    private final Label name = new Label();
    private final Label you = new Label();
    private final Label email = new Label();
    private final Label note = new Label();
    private final Label role = new Label();
    private final Label standing = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final MenuButton more = new MenuButton("", new FontIcon("fth-more-vertical"));

    MemberRow(Member member, TeamModel team, Clock clock, Texts texts) {
        this.member = member;
        this.team = team;
        this.texts = texts;
        getStyleClass().add("member-row");
        name.getStyleClass().add("medium");
        you.getStyleClass().addAll("tag", "tiny");
        you.setText(texts.get("team.you"));
        you.setMinWidth(USE_PREF_SIZE);
        email.getStyleClass().addAll("soft", "small");
        note.getStyleClass().addAll("small", "member-note");
        note.setWrapText(true);
        role.getStyleClass().addAll("soft", "role");
        standing.getStyleClass().addAll("standing", "small");
        var line = new HBox(name, you);
        line.getStyleClass().add("name-line");
        var who = new VBox(line, email, note);
        who.setMinWidth(0);
        HBox.setHgrow(who, Priority.ALWAYS);
        progress.setMaxSize(16, 16);
        more.getStyleClass().addAll("quiet", "dots");
        var head = new HBox(avatar, who, progress, standing, role, more);
        head.getStyleClass().add("member-line");
        head.setAlignment(Pos.CENTER_LEFT);
        var code = new CodeBox(clock, texts);
        VBox.setMargin(code, new Insets(0, 8, 6, 0));
        getChildren().addAll(head, code);
        member.agent().subscribe(_ -> show());
        member.progress().subscribe(_ -> show());
        member.resetCode().subscribe(given -> {
            code.show(given);
            if (given != null) {
                ScrollIntoView.bring(this);
            }
        });
    }

    /// Updates the row: whether one is the last admin depends on the others.
    void show() {
        var agent = member.agent().get();
        avatar.show(agent.id(), agent.name());
        name.setText(ShownText.line(agent.name()));
        Shown.set(you, team.isYou(agent));
        email.setText(ShownText.line(agent.email()));
        role.setText(texts.get(
                switch (agent.role()) {
                    case Role.Known.ADMIN -> "team.admin";
                    case Role.Known.AGENT -> "team.agent";
                    case Role.Unknown _ -> "team.other-role";
                }));
        standing.setText(words(agent.standing()));
        standing.getStyleClass().removeAll("invited", "disabled");
        if (agent.standing() != Standing.ACTIVE) {
            standing.getStyleClass().add(agent.standing() == Standing.INVITED ? "invited" : "disabled");
        }
        Shown.set(standing, agent.standing() != Standing.ACTIVE);
        // Not the words: they would be too faint to read.
        avatar.setOpacity(agent.standing() == Standing.DISABLED ? 0.7 : 1);
        more.setAccessibleText(texts.get("team.more", agent.name()));
        more.getItems().setAll(acts(agent));
        var busy = member.progress().get() == Progress.BUSY;
        Shown.set(progress, busy);
        // Not disabled: the cursor would be lost.
        more.setOpacity(busy ? 0.4 : 1);
        showNote();
    }

    private void showNote() {
        var words = words(member.progress().get());
        note.setText(words);
        Shown.set(note, !words.isEmpty());
        note.getStyleClass().remove("field-error");
        if (member.progress().get() != Progress.SIGNED_OUT) {
            note.getStyleClass().add("field-error");
        }
    }

    private MenuItem[] acts(Agent agent) {
        var last = team.isLastAdmin(agent);
        var otherRole = agent.role() == Role.ADMIN ? Role.AGENT : Role.ADMIN;
        var role = item(
                texts.get(otherRole == Role.ADMIN ? "team.make-admin" : "team.make-agent"),
                "fth-shield",
                () -> askForRole(otherRole));
        role.setDisable(last);
        var disable = item(texts.get("team.disable"), "fth-user-x", this::askToDisable);
        disable.setDisable(last);
        var enable = item(texts.get("team.enable"), "fth-user-check", () -> team.enable(member));
        var code = item(texts.get("team.reset-code"), "fth-key", () -> team.giveResetCode(member));
        var again = item(texts.get("team.invite-again"), "fth-mail", () -> team.inviteAgain(member));
        var out = item(texts.get("team.sign-out"), "fth-log-out", () -> team.signOutEverywhere(member));
        if (last) {
            return new MenuItem[] {explanation(), role, disable, out};
        }
        return switch (agent.standing()) {
            // One's own password is changed by the current one.
            case Standing.Known.ACTIVE ->
                team.isYou(agent) ? new MenuItem[] {role, out, disable} : new MenuItem[] {role, code, out, disable};
            case Standing.Known.INVITED -> new MenuItem[] {again, role, disable};
            case Standing.Known.DISABLED -> new MenuItem[] {enable};
            case Standing.Unknown _ -> new MenuItem[] {out};
        };
    }

    private void askForRole(Role next) {
        var you = team.isYou(member.agent().get());
        switch (next) {
            case Role.Known.ADMIN -> askForRole(next, "team.ask-admin", "team.ask-admin.text", "team.make-admin");
            case Role.Known.AGENT -> {
                var question = you ? "team.ask-agent-you" : "team.ask-agent";
                askForRole(next, question, you ? "team.ask-agent-you.text" : "team.ask-agent.text", "team.make-agent");
            }
            case Role.Unknown _ -> {}
        }
    }

    /// @param means the key of what the role brings
    private void askForRole(Role next, String question, String means, String agree) {
        var sheet = new Sheet(texts.get(question, shownName()))
                .explain(texts.get(means))
                .cancel(texts.get("team.cancel"));
        sheet.agree(texts.get(agree), () -> team.give(member, next));
        sheet.showOver(getScene().getWindow());
    }

    private void askToDisable() {
        var agent = member.agent().get();
        var you = team.isYou(agent);
        var means = you
                ? "team.ask-disable-you.text"
                : agent.standing() == Standing.INVITED ? "team.ask-disable-invited.text" : "team.ask-disable.text";
        new Sheet(texts.get(you ? "team.ask-disable-you" : "team.ask-disable", shownName()))
                .explain(texts.get(means))
                .warn(texts.get("team.disable"), () -> team.disable(member))
                .cancel(texts.get("team.cancel"))
                .showOver(getScene().getWindow());
    }

    private String shownName() {
        return ShownText.line(member.agent().get().name());
    }

    private MenuItem explanation() {
        var words = new Label(texts.get("team.last-admin"));
        words.getStyleClass().addAll("small", "soft");
        return new CustomMenuItem(words, false);
    }

    private MenuItem item(String words, String icon, Runnable act) {
        var item = new MenuItem(words, new FontIcon(icon));
        item.setOnAction(_ -> {
            FocusBack.to(more);
            if (member.progress().get() != Progress.BUSY) {
                act.run();
            }
        });
        return item;
    }

    private String words(Standing standing) {
        return switch (standing) {
            case Standing.Known.ACTIVE -> "";
            case Standing.Known.INVITED -> texts.get("team.invited");
            case Standing.Known.DISABLED -> texts.get("team.disabled");
            case Standing.Unknown _ -> texts.get("team.unknown");
        };
    }

    private String words(Progress progress) {
        return switch (progress) {
            case NONE, BUSY -> "";
            case SIGNED_OUT -> texts.get("team.signed-out");
            case NOT_REACHED -> texts.get("team.not-reached");
            case LAST_ADMIN -> texts.get("team.last-admin");
            case OUTDATED -> texts.get("team.outdated");
            case FORBIDDEN -> texts.get("team.forbidden");
            case FAILED -> texts.get("team.failed");
        };
    }
}
