"""Keys and tokens of providers, by the prefixes and lengths that the providers publish."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span
from .looks import runs, stands_for

_B64 = r"[A-Za-z0-9_-]"
PROVIDERS = (
    # AWS IAM User Guide, "IAM identifiers": unique ID prefixes.
    r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}",
    # Google Cloud, "API keys" and "OAuth 2.0": key, client secret, access token.
    rf"AIza{_B64}{{35}}",
    rf"GOCSPX-{_B64}{{24,32}}",
    rf"ya29\.{_B64}{{24,}}",
    # GitHub Docs, "About authentication to GitHub": token formats.
    r"gh[pousr]_[A-Za-z0-9]{34,255}",
    r"github_pat_[A-Za-z0-9_]{40,}",
    # GitLab Docs, "Token overview": token prefixes.
    rf"gl(?:pat|dt|rt|cbt|ptt|ft|soat)-{_B64}{{20,}}",
    # Slack API docs, "Token types" and "Incoming webhooks".
    r"xox[abdeoprs]-[A-Za-z0-9-]{16,}",
    r"xapp-[0-9]-[A-Za-z0-9-]{20,}",
    r"https://hooks\.slack\.com/(?:services|workflows)/[A-Za-z0-9/]{30,}",
    # Discord developer docs: webhooks; a bot token is its ID in base64, a time and a signature.
    rf"https://(?:ptb\.|canary\.)?discord(?:app)?\.com/api/webhooks/[0-9]{{16,20}}/{_B64}{{40,}}",
    rf"[MNO]{_B64}{{23,27}}\.{_B64}{{6}}\.{_B64}{{27,40}}",
    # Stripe docs, "API keys" and "Webhooks".
    r"[rs]k_(?:live|test)_[A-Za-z0-9]{16,}",
    r"whsec_[A-Za-z0-9+/=]{24,}",
    # OpenAI and Anthropic, and others that follow them ("sk-", "gsk_", "xai-", "pplx-").
    rf"sk-(?:proj-|svcacct-|admin-|ant-[a-z0-9]+-|or-v1-)?{_B64}{{20,}}",
    r"(?:gsk_|xai-|pplx-|r8_)[A-Za-z0-9]{32,}",
    # Hugging Face Hub docs, "User access tokens".
    r"hf_[A-Za-z0-9]{30,}",
    # npm docs, "About access tokens"; PyPI, "API tokens"; RubyGems; Docker Hub.
    r"npm_[A-Za-z0-9]{36}",
    rf"pypi-{_B64}{{32,}}",
    r"rubygems_[a-f0-9]{48}",
    rf"dckr_pat_{_B64}{{27}}",
    # Twilio SendGrid, Twilio, Mailgun, Mailchimp, Brevo.
    rf"SG\.{_B64}{{16,32}}\.{_B64}{{32,64}}",
    r"SK[0-9a-f]{32}",
    r"key-[0-9a-f]{32}",
    r"[0-9a-f]{32}-us[0-9]{1,2}",
    r"xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}",
    # Telegram Bot API, "Authorizing your bot".
    rf"[0-9]{{8,10}}:A{_B64}{{34}}",
    # JSON Web Token, RFC 7519, section 3.
    rf"eyJ{_B64}{{8,}}\.eyJ{_B64}{{8,}}\.{_B64}{{10,}}",
    # DigitalOcean, Shopify, Atlassian, Dropbox, Notion, Linear, Figma, Grafana, Heroku.
    r"do[opr]_v1_[a-f0-9]{64}",
    r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}",
    r"AT[AC]TT3[A-Za-z0-9_=-]{40,}",
    rf"sl\.{_B64}{{60,}}",
    r"(?:secret|ntn)_[A-Za-z0-9]{40,}",
    r"lin_api_[A-Za-z0-9]{40}",
    rf"fig[dour]_{_B64}{{40,}}",
    r"gl(?:sa|c)_[A-Za-z0-9_+/=]{32,}",
    rf"HRKU-{_B64}{{32,}}",
    # HashiCorp, Doppler, Databricks, Postman, New Relic, Sentry, Square, Tailscale, Supabase, Netlify.
    rf"hvs\.{_B64}{{24,}}|[A-Za-z0-9]{{14}}\.atlasv1\.{_B64}{{60,}}",
    r"dp\.pt\.[A-Za-z0-9]{40,}|dapi[a-f0-9]{32}|PMAK-[a-f0-9]{24}-[a-f0-9]{34}|NRAK-[A-Z0-9]{27}",
    rf"sntrys_[A-Za-z0-9_+/=]{{40,}}|sq0(?:atp|csp)-{_B64}{{22,}}|tskey-[a-z]+-[A-Za-z0-9-]{{16,}}",
    r"sbp_[a-f0-9]{40}|nfp_[A-Za-z0-9]{36}|pina_[A-Z0-9]{40,}|WPL_AP1\.[A-Za-z0-9.]{16,}",
    # Meta's access tokens, and the app-only bearer of X.
    r"EAA[A-Za-z0-9]{60,}|AAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{40,}",
    # Microsoft: keys of Azure Storage and Service Bus, signatures in links, client secrets of Entra.
    r"(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,}={0,2}",
    r"[?&]sig=[A-Za-z0-9%+/]{40,}={0,2}",
    r"[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}",
)
_KEY = Pattern("(?:^|[^A-Za-z0-9])(" + "|".join(PROVIDERS) + ")")
_APP_PASSWORD = Pattern(r"(?:^|[^a-z0-9-])([a-z0-9]{4}(?:[- ][a-z0-9]{4}){3})(?:[^a-z0-9-]|$)")
_NAMES = ("AccountKey=", "SharedAccessKey=", "?sig=", "&sig=")


def provider_keys(clean: str) -> Iterator[Span]:
    """Every key of a known provider; the span is the key itself."""
    for match in _KEY.finditer(clean):
        start, end = match.span(1)
        key = match.group(1)
        start += next((len(name) for name in _NAMES if key.startswith(name)), 0)
        if end < len(clean) and clean[end].isalnum() and clean[end].isascii():
            continue  # a piece of something longer
        if not stands_for(clean[start:end]) and _is_made(clean[start:end]):
            yield start, end


def _is_made(key: str) -> bool:
    """Not "sk-learn-is-a-nice-library": in a machine's key digits and cases mix in one long run."""
    longest = max(runs(key), key=len)
    mixes = any(map(str.isdigit, longest)) or not (
        longest.islower() or longest.isupper() or longest.istitle()
    )
    return len(longest) >= 10 and len(set(longest)) >= 8 and mixes


def app_passwords(clean: str, cue_end: int) -> Iterator[Span]:
    """An app password behind the words that announce it: four groups of four characters.

    Bluesky (AT Protocol, "App passwords"), Google and Apple make them like that.
    """
    match = _APP_PASSWORD.search(clean[cue_end : cue_end + 90])
    if match is None:
        return
    groups = match.group(1).replace("-", " ").split()
    if "-" in match.group(1) or not any(group in _COMMON for group in groups):
        yield cue_end + match.start(1), cue_end + match.end(1)


_COMMON = frozenset(
    "this that with from your have will they been dat niet voor maar deze naar over heeft".split()
)
