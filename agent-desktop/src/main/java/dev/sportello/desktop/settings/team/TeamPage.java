package dev.sportello.desktop.settings.team;

import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.Page;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageState;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.page.Unsaved;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.AgentId;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/// The page of the team. Each act counts at once; only an invitation can be written and not yet sent. FX thread only.
public final class TeamPage implements Page {
    private final TeamModel team;
    private final Texts texts;
    private final PageEntry entry;
    private final Parent view;
    private final ReadOnlyObjectWrapper<PageState> state = new ReadOnlyObjectWrapper<>(PageState.SETTLED);

    public TeamPage(TeamActs acts, AgentId you, Drawing drawing) {
        team = new TeamModel(acts, you);
        texts = Texts.of(TeamPage.class, drawing.locale());
        entry = new PageEntry("team", texts.get("page"), "fth-users", PageEntry.Audience.ADMINS);
        var here = drawing.times().clock().getZone();
        view = PageView.load(new TeamController(team, here, texts), texts);
        team.invite().name().subscribe(this::show);
        team.invite().email().subscribe(this::show);
        team.inviting().subscribe(this::show);
    }

    @Override
    public PageEntry entry() {
        return entry;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableValue<PageState> state() {
        return state.getReadOnlyProperty();
    }

    /// Nothing is saved as a whole: an invitation is sent by its own button.
    @Override
    public void save() {}

    @Override
    public void discard() {
        team.invite().forget();
    }

    @Override
    public void begin(ShopNow shop) {
        take(shop);
        team.forgetInvited();
        discard();
    }

    @Override
    public void take(ShopNow shop) {
        team.take(shop.team());
    }

    private void show() {
        state.set(new PageState(unsaved(), null, null));
    }

    private Unsaved unsaved() {
        if (team.inviting().get()) {
            return new Unsaved.Awaited();
        }
        return team.invite().written()
                ? new Unsaved.Begun(
                        texts.get("invite.unsent"), texts.get("invite.unsent.text"), texts.get("invite.unsent.drop"))
                : new Unsaved.Nothing();
    }
}
