"""Platforms on which people say things in public; their names are the same in every language."""

from newsticker.language.pack import table

PLATFORMS = {"truth social": "Truth Social"} | table("""
x = X
twitter = Twitter
telegram = Telegram
facebook = Facebook
instagram = Instagram
mastodon = Mastodon
bluesky = Bluesky
threads = Threads
tiktok = TikTok
youtube = YouTube
linkedin = LinkedIn
reddit = Reddit
whatsapp = WhatsApp
weibo = Weibo
wechat = WeChat
vkontakte vk = VKontakte
substack = Substack
twitch = Twitch
""")
