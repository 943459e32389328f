package dev.sportello.desktop.settings;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// All pages of the settings while the dialog is open. FX thread only.
final class SettingsModel {
    private final SettingsActs acts;
    private final WebChatEdit webChat;
    private final HoursEdit hours;
    private final GeneralEdit general;
    private final TeamModel team;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.HOURS);

    /// The pages, in the order of the list.
    enum Page {
        WEB_CHAT,
        HOURS,
        GENERAL,
        TEAM
    }

    SettingsModel(SettingsActs acts, AgentId you, Account account, Locale locale) {
        this.acts = acts;
        webChat = new WebChatEdit(account.webChat());
        hours = new HoursEdit(new TimeText(locale), account.hours());
        general = new GeneralEdit(account.general());
        team = new TeamModel(acts, you);
    }

    WebChatEdit webChat() {
        return webChat;
    }

    HoursEdit hours() {
        return hours;
    }

    GeneralEdit general() {
        return general;
    }

    TeamModel team() {
        return team;
    }

    ReadOnlyObjectProperty<Page> page() {
        return page.getReadOnlyProperty();
    }

    void show(Page next) {
        page.set(next);
    }

    /// What is edited on the page that is shown; null on one that is not saved as a whole.
    @Nullable
    PageEdit<?> edit() {
        return edit(page.get());
    }

    @Nullable
    PageEdit<?> edit(Page page) {
        return switch (page) {
            case WEB_CHAT -> webChat;
            case HOURS -> hours;
            case GENERAL -> general;
            case TEAM -> null;
        };
    }

    /// Whether leaving the page would lose what was typed.
    boolean changed() {
        var edit = edit();
        return edit != null && edit.changed().get();
    }

    /// @return completes on the FX thread, with whether it is saved
    CompletableFuture<Boolean> save() {
        var edit = edit();
        return edit == null ? CompletableFuture.completedFuture(false) : edit.save(acts.save());
    }

    void discard() {
        var edit = edit();
        if (edit != null) {
            edit.discard();
        }
    }

    /// The account and the team as they stand now.
    void take(Account account, List<Agent> agents) {
        webChat.take(account.webChat());
        hours.take(account.hours());
        general.take(account.general());
        team.take(agents);
    }

    /// Begins anew, with nothing typed.
    void begin(Account account, List<Agent> agents) {
        webChat.begin(account.webChat());
        hours.begin(account.hours());
        general.begin(account.general());
        team.take(agents);
        team.forgetInvited();
    }
}
