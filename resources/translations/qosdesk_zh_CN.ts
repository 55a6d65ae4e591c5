<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>A desktop quote workstation. It shows quotes; it places no orders.</source>
      <translation>桌面行情工作站。只看行情，不下单。</translation>
    </message>
    <message>
      <source>About qosdesk</source>
      <translation>关于 qosdesk</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>MIT licence. Inter font: SIL Open Font License 1.1. Qt and PySide: LGPL 3.</source>
      <translation>MIT 许可。Inter 字体：SIL Open Font License 1.1。Qt 与 PySide：LGPL 3。</translation>
    </message>
  </context>
  <context>
    <name>Chart</name>
    <message>
      <source>1-hour</source>
      <translation>1 小时</translation>
    </message>
    <message>
      <source>1-minute</source>
      <translation>1 分钟</translation>
    </message>
    <message>
      <source>15-minute</source>
      <translation>15 分钟</translation>
    </message>
    <message>
      <source>2-hour</source>
      <translation>2 小时</translation>
    </message>
    <message>
      <source>24 h open</source>
      <translation>24 小时前</translation>
    </message>
    <message>
      <source>30-minute</source>
      <translation>30 分钟</translation>
    </message>
    <message>
      <source>4-hour</source>
      <translation>4 小时</translation>
    </message>
    <message>
      <source>5-minute</source>
      <translation>5 分钟</translation>
    </message>
    <message>
      <source>Ampl.</source>
      <translation>振幅</translation>
    </message>
    <message>
      <source>C</source>
      <translation>收</translation>
    </message>
    <message>
      <source>Choose one in a list, or type its code or name in the search box.</source>
      <translation>在自选中选一个，或在搜索框输入代码或名称。</translation>
    </message>
    <message>
      <source>H</source>
      <translation>高</translation>
    </message>
    <message>
      <source>History ends here</source>
      <translation>历史到此为止</translation>
    </message>
    <message>
      <source>K push</source>
      <translation>K 线推送</translation>
    </message>
    <message>
      <source>L</source>
      <translation>低</translation>
    </message>
    <message>
      <source>Loading older bars</source>
      <translation>正在读取更早的 K 线</translation>
    </message>
    <message>
      <source>Loading {0} bars of {1}</source>
      <translation>正在读取 {1} 的 {0} K 线</translation>
    </message>
    <message>
      <source>No symbol</source>
      <translation>未选代码</translation>
    </message>
    <message>
      <source>No {0} bars of {1}</source>
      <translation>{1} 没有 {0} K 线</translation>
    </message>
    <message>
      <source>O</source>
      <translation>开</translation>
    </message>
    <message>
      <source>The bars shown stay.</source>
      <translation>已显示的 K 线保留。</translation>
    </message>
    <message>
      <source>The provider has none. Another interval may have some.</source>
      <translation>数据源没有提供，可换一个周期。</translation>
    </message>
    <message>
      <source>VOL</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>Vol</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>daily</source>
      <translation>日</translation>
    </message>
    <message>
      <source>lots</source>
      <translation>手</translation>
    </message>
    <message>
      <source>monthly</source>
      <translation>月</translation>
    </message>
    <message>
      <source>page {0}</source>
      <translation>第 {0} 页</translation>
    </message>
    <message>
      <source>prev. close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>regular close</source>
      <translation>盘中收盘</translation>
    </message>
    <message>
      <source>shares</source>
      <translation>股</translation>
    </message>
    <message>
      <source>weekly</source>
      <translation>周</translation>
    </message>
    <message>
      <source>yearly</source>
      <translation>年</translation>
    </message>
  </context>
  <context>
    <name>ChartPanel</name>
    <message>
      <source>Chart</source>
      <translation>图表</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>To latest</source>
      <translation>回到最新</translation>
    </message>
  </context>
  <context>
    <name>ChartView</name>
    <message>
      <source>Chart</source>
      <translation>图表</translation>
    </message>
  </context>
  <context>
    <name>Connection</name>
    <message>
      <source> Check the key for missing characters, or ask the provider whether it has expired.</source>
      <translation>请检查密钥是否缺字符，或向数据源询问是否已过期。</translation>
    </message>
    <message>
      <source> Next try in {0} s (attempt {1}).</source>
      <translation>{0} 秒后重连（第 {1} 次）。</translation>
    </message>
    <message>
      <source> Next try in {0} s.</source>
      <translation>{0} 秒后重连。</translation>
    </message>
    <message>
      <source> Trying again now.</source>
      <translation>正在重连。</translation>
    </message>
    <message>
      <source>CONNECTING</source>
      <translation>连接中</translation>
    </message>
    <message>
      <source>DEMO</source>
      <translation>DEMO 演示</translation>
    </message>
    <message>
      <source>Demo exchange</source>
      <translation>演示交易所</translation>
    </message>
    <message>
      <source>LIVE</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>Link lost {0}.</source>
      <translation>{0} 断开，</translation>
    </message>
    <message>
      <source>Link lost.</source>
      <translation>连接断开，</translation>
    </message>
    <message>
      <source>OFFLINE</source>
      <translation>离线</translation>
    </message>
    <message>
      <source>Offline since {0}.</source>
      <translation>{0} 起离线。</translation>
    </message>
    <message>
      <source>Offline.</source>
      <translation>离线。</translation>
    </message>
    <message>
      <source>Prices come from a demo exchange on this computer. Nothing here is a real quote.</source>
      <translation>价格来自本机的演示交易所，全部不是真实行情。</translation>
    </message>
    <message>
      <source>RECONNECTING</source>
      <translation>重连中</translation>
    </message>
    <message>
      <source>REFUSED</source>
      <translation>被拒绝</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>再试一次</translation>
    </message>
    <message>
      <source>Try now</source>
      <translation>立即重连</translation>
    </message>
    <message>
      <source>in {0} s</source>
      <translation>{0} 秒后</translation>
    </message>
    <message>
      <source>made-up prices</source>
      <translation>虚构价格</translation>
    </message>
    <message>
      <source>since {0}</source>
      <translation>自 {0}</translation>
    </message>
    <message>
      <source>{0} connected</source>
      <translation>{0} 已连接</translation>
    </message>
    <message>
      <source>{0} connecting</source>
      <translation>{0} 连接中</translation>
    </message>
    <message>
      <source>{0} d {1} h</source>
      <translation>{0} 天 {1} 小时</translation>
    </message>
    <message>
      <source>{0} h {1} min</source>
      <translation>{0} 小时 {1} 分钟</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} 分钟</translation>
    </message>
    <message>
      <source>{0} of {1} streams confirmed</source>
      <translation>已确认 {0} / {1} 个订阅</translation>
    </message>
    <message>
      <source>{0} offline</source>
      <translation>{0} 离线</translation>
    </message>
    <message>
      <source>{0} reconnecting</source>
      <translation>{0} 重连中</translation>
    </message>
    <message>
      <source>{0} refused the key</source>
      <translation>{0} 拒绝了密钥</translation>
    </message>
    <message>
      <source>{0} refused this key.</source>
      <translation>{0} 拒绝了这个密钥。</translation>
    </message>
    <message>
      <source>{0} refused this key. No retry is made until the key changes.</source>
      <translation>{0} 拒绝了这个密钥。更换密钥之前不会重试。</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} 秒</translation>
    </message>
  </context>
  <context>
    <name>EmptyList</name>
    <message>
      <source>Add symbol</source>
      <translation>添加代码</translation>
    </message>
    <message>
      <source>Find a code or name in the search box to add a symbol.</source>
      <translation>在搜索框输入代码或名称即可添加。</translation>
    </message>
    <message>
      <source>This list is empty</source>
      <translation>列表为空</translation>
    </message>
  </context>
  <context>
    <name>FirstList</name>
    <message>
      <source>Core</source>
      <translation>核心</translation>
    </message>
    <message>
      <source>Crypto</source>
      <translation>加密货币</translation>
    </message>
    <message>
      <source>Hong Kong</source>
      <translation>港股</translation>
    </message>
    <message>
      <source>Macro</source>
      <translation>宏观</translation>
    </message>
    <message>
      <source>Mainland China</source>
      <translation>沪深</translation>
    </message>
    <message>
      <source>United States</source>
      <translation>美股</translation>
    </message>
  </context>
  <context>
    <name>InstrumentFields</name>
    <message>
      <source>(high − low) ÷ previous close</source>
      <translation>（最高 − 最低）÷ 昨收</translation>
    </message>
    <message>
      <source>Amplitude</source>
      <translation>振幅</translation>
    </message>
    <message>
      <source>Average</source>
      <translation>均价</translation>
    </message>
    <message>
      <source>Dividend</source>
      <translation>股息</translation>
    </message>
    <message>
      <source>High</source>
      <translation>最高</translation>
    </message>
    <message>
      <source>Lot</source>
      <translation>每手</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>最低</translation>
    </message>
    <message>
      <source>Market cap</source>
      <translation>总市值</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>今开</translation>
    </message>
    <message>
      <source>P/B</source>
      <translation>市净率</translation>
    </message>
    <message>
      <source>P/E</source>
      <translation>市盈率</translation>
    </message>
    <message>
      <source>Prev. close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>Turnover</source>
      <translation>成交额</translation>
    </message>
    <message>
      <source>Turnover rate</source>
      <translation>换手率</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>last × all shares</source>
      <translation>最新 × 总股本</translation>
    </message>
    <message>
      <source>last ÷ book value per share as the vendor gives it</source>
      <translation>最新 ÷ 数据源给出的每股净资产</translation>
    </message>
    <message>
      <source>last ÷ earnings per share as the vendor gives them</source>
      <translation>最新 ÷ 数据源给出的每股收益</translation>
    </message>
    <message>
      <source>turnover ÷ volume</source>
      <translation>成交额 ÷ 成交量</translation>
    </message>
    <message>
      <source>volume ÷ shares that trade</source>
      <translation>成交量 ÷ 流通股本</translation>
    </message>
  </context>
  <context>
    <name>InstrumentPanel</name>
    <message>
      <source>Day</source>
      <translation>日内</translation>
    </message>
    <message>
      <source>Halted</source>
      <translation>停牌</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>报价</translation>
    </message>
    <message>
      <source>Select a symbol</source>
      <translation>请选择代码</translation>
    </message>
  </context>
  <context>
    <name>InstrumentSession</name>
    <message>
      <source>Afternoon session</source>
      <translation>下午连续竞价</translation>
    </message>
    <message>
      <source>Auction</source>
      <translation>集合竞价</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>已收盘</translation>
    </message>
    <message>
      <source>Hours not known</source>
      <translation>时段未知</translation>
    </message>
    <message>
      <source>Lunch break</source>
      <translation>午间休市</translation>
    </message>
    <message>
      <source>Morning session</source>
      <translation>上午连续竞价</translation>
    </message>
    <message>
      <source>Night session</source>
      <translation>夜盘</translation>
    </message>
    <message>
      <source>Post-market</source>
      <translation>盘后</translation>
    </message>
    <message>
      <source>Pre-market</source>
      <translation>盘前</translation>
    </message>
    <message>
      <source>Regular session</source>
      <translation>盘中</translation>
    </message>
    <message>
      <source>Trades around the clock</source>
      <translation>全天交易</translation>
    </message>
    <message>
      <source>auction in {0}</source>
      <translation>距集合竞价 {0}</translation>
    </message>
    <message>
      <source>closes in {0}</source>
      <translation>距收盘 {0}</translation>
    </message>
    <message>
      <source>closing auction in {0}</source>
      <translation>距收盘竞价 {0}</translation>
    </message>
    <message>
      <source>lunch break in {0}</source>
      <translation>距午休 {0}</translation>
    </message>
    <message>
      <source>night session in {0}</source>
      <translation>距夜盘 {0}</translation>
    </message>
    <message>
      <source>opens in {0}</source>
      <translation>距开盘 {0}</translation>
    </message>
    <message>
      <source>post-market in {0}</source>
      <translation>距盘后 {0}</translation>
    </message>
    <message>
      <source>pre-market in {0}</source>
      <translation>距盘前 {0}</translation>
    </message>
    <message>
      <source>{0} d</source>
      <translation>{0} 天</translation>
    </message>
  </context>
  <context>
    <name>Interval</name>
    <message>
      <source>15m</source>
      <translation>15分</translation>
    </message>
    <message>
      <source>1D</source>
      <translation>日K</translation>
    </message>
    <message>
      <source>1M</source>
      <translation>月K</translation>
    </message>
    <message>
      <source>1W</source>
      <translation>周K</translation>
    </message>
    <message>
      <source>1Y</source>
      <translation>年K</translation>
    </message>
    <message>
      <source>1h</source>
      <translation>1小时</translation>
    </message>
    <message>
      <source>1m</source>
      <translation>1分</translation>
    </message>
    <message>
      <source>2h</source>
      <translation>2小时</translation>
    </message>
    <message>
      <source>30m</source>
      <translation>30分</translation>
    </message>
    <message>
      <source>4h</source>
      <translation>4小时</translation>
    </message>
    <message>
      <source>5m</source>
      <translation>5分</translation>
    </message>
  </context>
  <context>
    <name>LadderPanel</name>
    <message>
      <source>1 level</source>
      <translation>1 档</translation>
    </message>
    <message>
      <source>1 level from {0}. Nothing is hidden or padded.</source>
      <translation>{0} 只给 1 档，没有隐藏也没有补齐。</translation>
    </message>
    <message>
      <source>A{0}</source>
      <translation>卖{0}</translation>
    </message>
    <message>
      <source>Bid {0}</source>
      <translation>委买 {0}</translation>
    </message>
    <message>
      <source>B{0}</source>
      <translation>买{0}</translation>
    </message>
    <message>
      <source>Crossed</source>
      <translation>交叉</translation>
    </message>
    <message>
      <source>Crossed: the best bid is above the best ask.</source>
      <translation>交叉：买一高于卖一。</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>盘口</translation>
    </message>
    <message>
      <source>Imbalance {0}</source>
      <translation>委比 {0}</translation>
    </message>
    <message>
      <source>Imbalance: (bid sum − ask sum) ÷ (bid sum + ask sum), of the levels given</source>
      <translation>委比：（委买 − 委卖）÷（委买 + 委卖），按给出的档位</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>锁定</translation>
    </message>
    <message>
      <source>Locked: the best bid equals the best ask.</source>
      <translation>锁定：买一等于卖一。</translation>
    </message>
    <message>
      <source>No book yet</source>
      <translation>尚无盘口</translation>
    </message>
    <message>
      <source>No buyers in the book</source>
      <translation>没有买盘</translation>
    </message>
    <message>
      <source>No sellers in the book</source>
      <translation>没有卖盘</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Select a symbol</source>
      <translation>请选择代码</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>委量</translation>
    </message>
    <message>
      <source>Size, lots</source>
      <translation>委量/手</translation>
    </message>
    <message>
      <source>Spread {0}</source>
      <translation>价差 {0}</translation>
    </message>
    <message>
      <source>Sum of the sizes from the best level to this one</source>
      <translation>从最优档到本档的委量合计</translation>
    </message>
    <message>
      <source>The book is empty</source>
      <translation>盘口为空</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>累计</translation>
    </message>
    <message>
      <source>Total, lots</source>
      <translation>累计/手</translation>
    </message>
    <message>
      <source>Traded</source>
      <translation>成交</translation>
    </message>
    <message>
      <source>Traded at this price, from the prints that this panel saw; bar: buys, sells</source>
      <translation>本面板见到的、在此价位的成交；横条：买、卖</translation>
    </message>
    <message>
      <source>Traded, lots</source>
      <translation>成交/手</translation>
    </message>
    <message>
      <source>{0} Ask</source>
      <translation>{0} 委卖</translation>
    </message>
    <message>
      <source>{0} levels</source>
      <translation>{0} 档</translation>
    </message>
    <message>
      <source>{0} levels from {1}. Nothing is hidden or padded.</source>
      <translation>{1} 给出 {0} 档，没有隐藏也没有补齐。</translation>
    </message>
    <message>
      <source>{0} of {1} levels</source>
      <translation>{0} / {1} 档</translation>
    </message>
  </context>
  <context>
    <name>LinkChip</name>
    <message>
      <source>Link group {0}</source>
      <translation>联动组 {0}</translation>
    </message>
    <message>
      <source>Pinned: follows no link group</source>
      <translation>已固定，不随联动组</translation>
    </message>
  </context>
  <context>
    <name>ListTabs</name>
    <message>
      <source>Columns</source>
      <translation>列</translation>
    </message>
    <message>
      <source>Copy the list</source>
      <translation>复制列表</translation>
    </message>
    <message>
      <source>New list</source>
      <translation>新建列表</translation>
    </message>
    <message>
      <source>Watchlists</source>
      <translation>自选列表</translation>
    </message>
  </context>
  <context>
    <name>MainMenu</name>
    <message>
      <source>About qosdesk</source>
      <translation>关于 qosdesk</translation>
    </message>
    <message>
      <source>Add panel</source>
      <translation>添加面板</translation>
    </message>
    <message>
      <source>Blue up, orange down</source>
      <translation>蓝涨橙跌</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>全屏</translation>
    </message>
    <message>
      <source>Green up, red down</source>
      <translation>绿涨红跌</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Monochrome</source>
      <translation>单色</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Red up, green down</source>
      <translation>红涨绿跌</translation>
    </message>
    <message>
      <source>Reset layout</source>
      <translation>恢复默认布局</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>主题</translation>
    </message>
    <message>
      <source>Units</source>
      <translation>单位</translation>
    </message>
    <message>
      <source>Up and down colours</source>
      <translation>涨跌颜色</translation>
    </message>
  </context>
  <context>
    <name>Market</name>
    <message>
      <source>CN</source>
      <translation>沪深</translation>
    </message>
    <message>
      <source>Crypto</source>
      <translation>加密</translation>
    </message>
    <message>
      <source>HK</source>
      <translation>香港</translation>
    </message>
    <message>
      <source>US</source>
      <translation>美国</translation>
    </message>
  </context>
  <context>
    <name>Meter</name>
    <message>
      <source>HTTP</source>
      <translation>请求</translation>
    </message>
    <message>
      <source>HTTP/min</source>
      <translation>请求/分钟</translation>
    </message>
    <message>
      <source>Live slots</source>
      <translation>实时名额</translation>
    </message>
    <message>
      <source>WS</source>
      <translation>名额</translation>
    </message>
  </context>
  <context>
    <name>NoticeStrip</name>
    <message>
      <source>Dismiss</source>
      <translation>知道了</translation>
    </message>
  </context>
  <context>
    <name>Panels</name>
    <message>
      <source>Chart</source>
      <translation>图表</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>盘口</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>报价</translation>
    </message>
    <message>
      <source>Tape</source>
      <translation>分笔成交</translation>
    </message>
    <message>
      <source>Watchlist</source>
      <translation>自选</translation>
    </message>
  </context>
  <context>
    <name>Phase</name>
    <message>
      <source>24 h</source>
      <translation>24 小时</translation>
    </message>
    <message>
      <source>Afternoon</source>
      <translation>下午</translation>
    </message>
    <message>
      <source>Auction</source>
      <translation>竞价</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>收盘</translation>
    </message>
    <message>
      <source>Hours unknown</source>
      <translation>时段未知</translation>
    </message>
    <message>
      <source>Lunch</source>
      <translation>午休</translation>
    </message>
    <message>
      <source>Morning</source>
      <translation>上午</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>夜盘</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>盘中</translation>
    </message>
    <message>
      <source>Post</source>
      <translation>盘后</translation>
    </message>
    <message>
      <source>Pre</source>
      <translation>盘前</translation>
    </message>
  </context>
  <context>
    <name>SearchBox</name>
    <message>
      <source>Search symbols</source>
      <translation>搜索代码</translation>
    </message>
    <message>
      <source>Search symbols (Ctrl+K, or just type)</source>
      <translation>搜索代码（Ctrl+K，或直接输入）</translation>
    </message>
    <message>
      <source>Type a code, name or pinyin...</source>
      <translation>输入代码、名称或拼音首字母...</translation>
    </message>
  </context>
  <context>
    <name>SearchPopup</name>
    <message>
      <source>Core</source>
      <translation>核心</translation>
    </message>
    <message>
      <source>Ctrl+Enter: add to {0}</source>
      <translation>Ctrl+Enter：加入{0}</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Enter: add to the list</source>
      <translation>Enter：加入列表</translation>
    </message>
    <message>
      <source>Enter: open in link group {0}</source>
      <translation>Enter：在联动组 {0} 打开</translation>
    </message>
    <message>
      <source>Esc: close</source>
      <translation>Esc：关闭</translation>
    </message>
    <message>
      <source>Nothing found for {0}. A symbol can be typed in full, such as HK:700</source>
      <translation>没有找到 {0}。可输入完整代码，如 HK:700</translation>
    </message>
    <message>
      <source>Type a code, an English or Chinese name</source>
      <translation>输入代码、英文或中文名称</translation>
    </message>
    <message>
      <source>↑ ↓ choose</source>
      <translation>↑ ↓ 选择</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <source>From the bytes of a quote to its pixels, over the last {0} frames</source>
      <translation>从收到行情到画到屏幕，最近 {0} 帧</translation>
    </message>
    <message>
      <source>Ledger</source>
      <translation>额度</translation>
    </message>
    <message>
      <source>Messages taken from the provider in the last second</source>
      <translation>最近一秒收到的行情条数</translation>
    </message>
    <message>
      <source>Used of what your plan allows</source>
      <translation>已用额度与套餐上限</translation>
    </message>
    <message>
      <source>msg/s</source>
      <translation>条/秒</translation>
    </message>
    <message>
      <source>receive→paint</source>
      <translation>接收→绘制</translation>
    </message>
    <message>
      <source>{0} ms</source>
      <translation>{0} ms</translation>
    </message>
  </context>
  <context>
    <name>TableCells</name>
    <message>
      <source>24 h</source>
      <translation>24 小时</translation>
    </message>
    <message>
      <source>Auction</source>
      <translation>竞价</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>收盘</translation>
    </message>
    <message>
      <source>Halted</source>
      <translation>停牌</translation>
    </message>
    <message>
      <source>Lunch</source>
      <translation>午休</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>夜盘</translation>
    </message>
    <message>
      <source>No data</source>
      <translation>无数据</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>盘中</translation>
    </message>
    <message>
      <source>Post</source>
      <translation>盘后</translation>
    </message>
    <message>
      <source>Pre</source>
      <translation>盘前</translation>
    </message>
    <message>
      <source>average</source>
      <translation>平均</translation>
    </message>
  </context>
  <context>
    <name>TableColumns</name>
    <message>
      <source>(last − {reference}) ÷ {reference}</source>
      <translation>（最新 − {reference}）÷ {reference}</translation>
    </message>
    <message>
      <source>Age</source>
      <translation>时效</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>涨跌</translation>
    </message>
    <message>
      <source>Chg %</source>
      <translation>涨跌幅</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>当日</translation>
    </message>
    <message>
      <source>Last</source>
      <translation>最新</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Not known</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>Price since this program heard of it</source>
      <translation>本程序收到以来的价格</translation>
    </message>
    <message>
      <source>Session</source>
      <translation>时段</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代码</translation>
    </message>
    <message>
      <source>Turnover</source>
      <translation>成交额</translation>
    </message>
    <message>
      <source>last − {reference}</source>
      <translation>最新 − {reference}</translation>
    </message>
    <message>
      <source>open</source>
      <translation>开盘</translation>
    </message>
    <message>
      <source>previous close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>regular close</source>
      <translation>盘中收盘</translation>
    </message>
  </context>
  <context>
    <name>TableModel</name>
    <message>
      <source>down</source>
      <translation>跌</translation>
    </message>
    <message>
      <source>live</source>
      <translation>实时</translation>
    </message>
    <message>
      <source>no data</source>
      <translation>无数据</translation>
    </message>
    <message>
      <source>no price</source>
      <translation>无价格</translation>
    </message>
    <message>
      <source>stale</source>
      <translation>已过时</translation>
    </message>
    <message>
      <source>unchanged</source>
      <translation>平</translation>
    </message>
    <message>
      <source>up</source>
      <translation>涨</translation>
    </message>
  </context>
  <context>
    <name>TablePanel</name>
    <message>
      <source>1 symbol</source>
      <translation>1 只</translation>
    </message>
    <message>
      <source>Add symbol</source>
      <translation>添加代码</translation>
    </message>
    <message>
      <source>Ask for full figures</source>
      <translation>请求完整数据</translation>
    </message>
    <message>
      <source>Copy all codes</source>
      <translation>复制全部代码</translation>
    </message>
    <message>
      <source>Copy all rows with numbers</source>
      <translation>复制全部行与数值</translation>
    </message>
    <message>
      <source>Copy code</source>
      <translation>复制代码</translation>
    </message>
    <message>
      <source>Copy row</source>
      <translation>复制整行</translation>
    </message>
    <message>
      <source>List {0}</source>
      <translation>列表 {0}</translation>
    </message>
    <message>
      <source>Remove from {0}</source>
      <translation>从{0}移除</translation>
    </message>
    <message>
      <source>Watchlist</source>
      <translation>自选</translation>
    </message>
    <message>
      <source>{0} h</source>
      <translation>{0} 时</translation>
    </message>
    <message>
      <source>{0} live</source>
      <translation>实时 {0}</translation>
    </message>
    <message>
      <source>{0} m</source>
      <translation>{0} 分</translation>
    </message>
    <message>
      <source>{0} polled</source>
      <translation>轮询 {0}</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} 秒</translation>
    </message>
    <message>
      <source>{0} symbols</source>
      <translation>{0} 只</translation>
    </message>
  </context>
  <context>
    <name>TapePanel</name>
    <message>
      <source>5 min</source>
      <translation>5 分钟</translation>
    </message>
    <message>
      <source>Buy {0}</source>
      <translation>买 {0}</translation>
    </message>
    <message>
      <source>No prints yet</source>
      <translation>尚无成交</translation>
    </message>
    <message>
      <source>Paused · 1 new print counted</source>
      <translation>已暂停 · 新增 1 笔</translation>
    </message>
    <message>
      <source>Paused · {0} new prints counted</source>
      <translation>已暂停 · 新增 {0} 笔</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <source>Resume  End</source>
      <translation>继续  End</translation>
    </message>
    <message>
      <source>Select a symbol</source>
      <translation>请选择代码</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>量</translation>
    </message>
    <message>
      <source>Size, lots</source>
      <translation>量/手</translation>
    </message>
    <message>
      <source>Tape</source>
      <translation>分笔成交</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Tinted: {0} or more, stronger from {1} on. That is the top 5 % and 1 % of the last 500 rows, and at least 4 and 10 times their median.</source>
      <translation>着色：{0} 起，{1} 起更深。即最近 500 笔中最大的 5 % 与 1 %，且至少为中位数的 4 倍与 10 倍。</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>金额</translation>
    </message>
    <message>
      <source>live above · backfilled below</source>
      <translation>以上实时 · 以下为回补</translation>
    </message>
    <message>
      <source>n</source>
      <translation>笔</translation>
    </message>
    <message>
      <source>{0} Sell</source>
      <translation>{0} 卖</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} 分钟</translation>
    </message>
    <message>
      <source>{0} prints not drawn {1}</source>
      <translation>{0} 笔未绘制 {1}</translation>
    </message>
    <message>
      <source>{0} prints were counted but not drawn.</source>
      <translation>{0} 笔已计数但未绘制。</translation>
    </message>
    <message>
      <source>{0} prints/s</source>
      <translation>{0} 笔/秒</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} 秒</translation>
    </message>
    <message>
      <source>Δ: bought − sold of the last 5 minutes, by the vendor's side; all prints are counted.</source>
      <translation>Δ：最近 5 分钟买入 − 卖出，方向以数据源为准；全部成交都计入。</translation>
    </message>
  </context>
  <context>
    <name>TitleBar</name>
    <message>
      <source>Close panel</source>
      <translation>关闭面板</translation>
    </message>
    <message>
      <source>Dock again</source>
      <translation>停靠回窗口</translation>
    </message>
    <message>
      <source>Float in a window of its own</source>
      <translation>浮动为独立窗口</translation>
    </message>
    <message>
      <source>Group {0}</source>
      <translation>{0} 组</translation>
    </message>
    <message>
      <source>Link group</source>
      <translation>联动组</translation>
    </message>
    <message>
      <source>Panel menu</source>
      <translation>面板菜单</translation>
    </message>
    <message>
      <source>Pin to this symbol</source>
      <translation>固定在此代码</translation>
    </message>
  </context>
  <context>
    <name>Toolbar</name>
    <message>
      <source>Interval {0}</source>
      <translation>周期 {0}</translation>
    </message>
    <message>
      <source>More intervals</source>
      <translation>更多周期</translation>
    </message>
    <message>
      <source>Reset the view</source>
      <translation>重置视图</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>Dark theme</source>
      <translation>深色主题</translation>
    </message>
    <message>
      <source>Day trader</source>
      <translation>日内交易</translation>
    </message>
    <message>
      <source>Light theme</source>
      <translation>浅色主题</translation>
    </message>
    <message>
      <source>Main menu</source>
      <translation>主菜单</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
  </context>
</TS>
