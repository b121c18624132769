import pytest

from pedel.desk.questions.models import Question

JSON = {"content_type": "application/json"}
API = "/api/v1"


@pytest.fixture
def stan(cast, sign_in):
    return sign_in(cast.stan)


def test_a_question_is_asked_and_answered(cast, stan, sign_in):
    wish = {"text": "May I?", "unit": cast.units.law.pk, "draft": "A secret draft"}
    answer = stan.post(f"{API}/questions", wish, **JSON)
    assert answer.status_code == 201
    assert "A secret draft" not in answer.content.decode()
    number = answer.json()["id"]
    told = sign_in(cast.clara).post(f"{API}/questions/{number}/answer", {"text": "Yes."}, **JSON)
    assert told.json()["state"] == "answered"
    assert stan.get(f"{API}/questions/{number}").json()["turns"][0]["text"] == "Yes."
    assert sign_in(cast.victor).get(f"{API}/questions/{number}").status_code == 404
    assert stan.post(f"{API}/questions/{number}/close").json()["state"] == "closed"
    assert not Question.objects.filter(enclosure__isnull=False).exists()


def test_what_is_known_is_told(stan, publish):
    guidance = publish()
    found = stan.post(f"{API}/questions/known", {"text": "a crowd"}, **JSON).json()
    assert found["guidance"] == [guidance.pk]


def test_the_directory_names_to_the_public_only_who_agreed(cast, client, stan):
    def names(browser, path):
        return [one["name"] for place in browser.get(path).json()["items"] for one in place["contacts"]]

    assert names(client, f"{API}/contacts") == []
    assert names(stan, f"{API}/contacts/colleagues") == ["Clara", "Cees", "Samira"]


def test_guidance_is_open_to_everybody(client, publish):
    guidance = publish()
    assert client.get(f"{API}/guidance", {"q": "crowd"}).json()["items"][0]["id"] == guidance.pk
    assert client.get(f"{API}/guidance", {"clause": "disclaimer"}).json()["items"] == []
    assert client.get(f"{API}/guidance/{guidance.pk}").json()["guidance"]["version"] == 1


def test_guidance_goes_the_same_way_as_on_pages(cast, sign_in, client):
    wish = {
        "unit": cast.units.law.pk,
        "question_nl": "Mag het?",
        "answer_nl": "Ja.",
        "clauses": ["disclaimer"],
        "look_again_on": "2099-01-01",
    }
    clara = sign_in(cast.clara)
    number = clara.post(f"{API}/guidance", wish, **JSON).json()["id"]
    assert clara.post(f"{API}/guidance/wordings/{number}/approve").status_code == 403
    assert sign_in(cast.samira).post(f"{API}/guidance/wordings/{number}/approve").status_code == 200
    pk = client.get(f"{API}/guidance").json()["items"][0]["id"]
    clara.post(f"{API}/guidance/{pk}/withdraw", {"why": "Gone."}, **JSON)
    assert client.get(f"{API}/guidance/{pk}").json() == {
        "id": pk,
        "state": "withdrawn",
        "why": "Gone.",
        "guidance": None,
    }


def test_an_absence_comes_and_goes(cast, sign_in):
    clara = sign_in(cast.clara)
    wish = {"starts": "2099-01-01", "ends": "2099-02-01", "stand_in": cast.samira.pk}
    made = clara.post(f"{API}/contacts/me/absences", wish, **JSON)
    assert made.status_code == 201
    assert clara.get(f"{API}/contacts/me/absences").json()["items"] == [made.json()]
    assert clara.post(f"{API}/contacts/me/absences/{made.json()['id']}/end").status_code == 200
